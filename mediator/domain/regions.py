"""The region an identity number begins with: its name, or that the code is abolished or unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mediator.domain.wording import Message, message

CODE_LENGTH = 6


@dataclass(frozen=True)
class Region:
    """A code of GB/T 2260 with its full name; an abolished one has the year of its last list."""

    code: str
    name: str
    last_listed: int | None = None


@dataclass(frozen=True, kw_only=True)
class RegionTable:
    """`names` are the regions in force by their own names, `abolished` those gone, whole, with the year.

    An empty table knows nothing and so every code is unknown to it: that is no fault of a number.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    abolished: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def region(self, code: str) -> Region | None:
        """What the six digits stand for; None when they stand in neither list."""
        if code in self.names:
            levels = dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code))
            return Region(code, "".join(self.names.get(level, "") for level in levels))
        if code in self.abolished:
            return Region(code, *self.abolished[code])
        return None

    def note(self, code: str) -> Message:
        """The sentence that stands beside a number; none of them refuses it."""
        region = self.region(code)
        if region is None:
            return message("地区代码{code}已撤销或者不在表内，号码有效", code=code)
        if region.last_listed is not None:
            return message("地区代码{code}：{name}（代码已撤销，号码有效）", code=code, name=region.name)
        return message("地区代码{code}：{name}", code=code, name=region.name)
