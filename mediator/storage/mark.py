"""What a store says of itself in clear: its id, its format and whether it is for training only."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from mediator.domain.errors import BadInput
from mediator.domain.wording import message
from mediator.storage import trouble
from mediator.storage.durable_file import write_durably
from mediator.storage.small_file import read_small_file

STORE_FORMAT = 1
MARK = "store.json"


@dataclass(frozen=True, kw_only=True)
class StoreMark:
    """The mark of a store; the database holds the same, and the two must agree."""

    store_id: str
    training: bool


def is_store(directory: Path) -> bool:
    """Whether a finished store lies here; `EnvironmentTrouble` where nobody may look."""
    try:
        return (directory / MARK).is_file()
    except OSError as error:
        raise trouble.from_os(error, directory) from error


def read_mark(directory: Path) -> StoreMark:
    """The mark of the store in a directory; needs no key and changes nothing."""
    if not is_store(directory):
        raise BadInput(
            message("这里没有记录库：{place}", place=str(directory)),
            message("没有改动任何东西。请检查文件夹，或者先新建一个记录库"),
        )
    data = read_small_file(directory / MARK, STORE_FORMAT)
    store_id, training = data.get("id"), data.get("training")
    if not isinstance(store_id, str) or not isinstance(training, bool):
        raise trouble.damaged(directory)
    return StoreMark(store_id=store_id, training=training)


def write_mark(directory: Path, mark: StoreMark) -> None:
    """Write the mark: the last thing a new store gets, so that a half-made one is none."""
    data = {"format": STORE_FORMAT, "id": mark.store_id, "training": mark.training}
    write_durably(directory / MARK, json.dumps(data, indent=1).encode())
