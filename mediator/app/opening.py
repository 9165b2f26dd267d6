"""Opens the store that the command line names, as whoever names himself there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mediator.cli.parts import StoreWay
from mediator.domain.errors import BadInput
from mediator.domain.wording import Message, message

if TYPE_CHECKING:
    from mediator.storage.database import Store

NAME_IT = message("没有改动任何东西。请用--store写明记录库的文件夹")


def open_store(directory: Path, way: StoreWay, *, advice: Message = NAME_IT) -> Store:
    """The store there; a real one asks for the pass-phrase. `BadInput` where there is none."""
    # Imported here: the other verbs of the command line start without the engine.
    from mediator.storage.database import Store
    from mediator.storage.mark import is_store, read_mark

    if not is_store(directory):
        raise BadInput(message("这里没有记录库：{place}", place=str(directory)), advice)
    if read_mark(directory).training:
        return Store.open_training(directory, number=way.user)
    return Store.open(directory, number=way.user, passphrase=way.passphrase())
