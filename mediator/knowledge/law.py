"""The rule packs in force: ours under the station's own, each kept by name for the sessions it began."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from mediator.domain.errors import BadInput
from mediator.domain.events import PackVersion
from mediator.domain.screening import RulePack
from mediator.domain.wording import Message, message
from mediator.knowledge.file_check import file_rules_in_force, load_file_check
from mediator.knowledge.overlay import lay_over
from mediator.knowledge.packs import LONGEST_RIGHT as LONGEST_RIGHT
from mediator.knowledge.packs import load_pack as load_pack
from mediator.knowledge.presence import load_presence, presence_in_force
from mediator.knowledge.regimes import load_regimes, regimes_in_force
from mediator.knowledge.safety import load_safety, safety_in_force
from mediator.knowledge.toml_file import LARGEST_FILE
from mediator.resources import RESOURCES

RULES, PRESENCE, SAFETY, FILE_CHECK = "rules", "presence", "safety", "file_check"
"""The kinds of versions under which a session remembers its rule pack and what stands beside it."""


class LawFiles:
    """The packs in a folder under those of the station, which lie in the folder `law` of `beside`.

    Everything is read when it is first asked for, and once.
    """

    def __init__(self, folder: Path = RESOURCES / "law", *, beside: Path | None = None) -> None:
        self._folder = folder
        self._own = beside / "law" if beside is not None else None

    def pack(self, name: str = "", *, on: date | None = None) -> RulePack:
        """The pack of that name; or the one in force on that day, without a day the newest."""
        if not name:
            return self._in_force(on)
        for pack in self._packs:
            if pack.name == name:
                return pack
        raise BadInput(message("没有规则包“{name}”，请联系管理员补上这个文件", name=name))

    def versions(self, *, on: date | None = None) -> tuple[PackVersion, ...]:
        """What a session that begins on that day begins under."""
        pack = self._in_force(on)
        beside = ((PRESENCE, pack.presence), (SAFETY, pack.safety), (FILE_CHECK, pack.file_rules))
        return (
            PackVersion(kind=RULES, name=pack.name, digest=pack.digest),
            *(
                PackVersion(kind=kind, name=data.name, digest=data.digest)
                for kind, data in beside
                if data.name
            ),
        )

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every file of the station that was refused."""
        beside = (
            load_regimes(self._own),
            load_presence(self._own),
            load_safety(self._own),
            load_file_check(self._own),
        )
        return (*self._read[1], *(trouble for laid in beside for trouble in laid.troubles))

    def _in_force(self, on: date | None) -> RulePack:
        """Of the packs that nothing replaces, the one that took effect last; before the first, the first."""
        begun = [p for p in self._packs if on is None or p.effective_from <= on.isoformat()]
        replaced = {name for pack in begun for name in pack.replaces}
        newest = [pack for pack in begun if pack.name not in replaced]
        if newest:
            return max(newest, key=lambda pack: pack.effective_from)
        return min(self._packs, key=lambda pack: pack.effective_from)

    @property
    def _packs(self) -> tuple[RulePack, ...]:
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[tuple[RulePack, ...], tuple[Message, ...]]:
        ours = frozenset(path.name for path in self._folder.glob("*.toml") if is_rules(path))
        regimes = regimes_in_force(self._own).regimes
        filed = file_rules_in_force(self._own)
        presence, safety = presence_in_force(self._own), safety_in_force(self._own)
        laid = lay_over(
            self._folder,
            self._own,
            lambda path: path.name in ours or is_rules(path),
            lambda path: replace(load_pack(path, regimes, presence, safety), file_rules=filed),
        )
        packs: dict[str, RulePack] = {}
        twice: list[Message] = []
        for pack in laid.found:
            if pack.name in packs:
                twice.append(message("有两个规则文件都叫“{name}”，只采用前一个", name=pack.name))
            packs.setdefault(pack.name, pack)
        if not packs:
            raise BadInput(message("没有找到规则包，请重新安装程序。已有的记录不受影响"))
        return tuple(packs.values()), (*laid.troubles, *twice)


def is_rules(path: Path) -> bool:
    """Whether a file of the law holds gates and rights; what other readers take stands beside them.

    Told by its content, for a station may name its file as it likes.
    """
    try:
        content = path.read_bytes()[:LARGEST_FILE]
    except OSError:
        return False
    return b"[[gate]]" in content or b"[[right]]" in content
