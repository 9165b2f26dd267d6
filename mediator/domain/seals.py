"""What can be said about the seal of a finished file: every check with its answer, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediator.domain.wording import Message, message


class SealCheck(StrEnum):
    """One question about a sealed file."""

    FILE = "file"
    SEALED = "sealed"
    DIGEST = "digest"
    STATION = "station"
    WHOLE = "whole"
    ALONE = "alone"
    RECORD = "record"


CHECK_TITLES: dict[SealCheck, str] = {
    SealCheck.FILE: "文件能否打开",
    SealCheck.SEALED: "有没有封存",
    SealCheck.DIGEST: "封存后内容是否变过",
    SealCheck.STATION: "是不是本单位封存的",
    SealCheck.WHOLE: "封存是否覆盖整个文件",
    SealCheck.ALONE: "封存后有没有再添加",
    SealCheck.RECORD: "与记录库登记的是否一致",
}


@dataclass(frozen=True, kw_only=True)
class SealFinding:
    """The answer to one check: good, bad, or None where it could not be looked at here."""

    check: SealCheck
    good: bool | None
    sentence: Message


@dataclass(frozen=True, kw_only=True)
class SealVerdict:
    """All findings about one file. The time is that of the sealing computer, as it says itself."""

    findings: tuple[SealFinding, ...]
    station: str = ""
    sealed_at: str = ""
    algorithm: str = ""
    sha256: str = ""

    @property
    def accepted(self) -> bool:
        """Nothing is bad, and the seal itself was looked at and is good."""
        looked_at = {f.check for f in self.findings if f.good}
        wanted = {SealCheck.SEALED, SealCheck.DIGEST, SealCheck.STATION, SealCheck.WHOLE, SealCheck.ALONE}
        return wanted <= looked_at and all(f.good is not False for f in self.findings)

    @property
    def partly(self) -> bool:
        """Accepted, though the record was not at hand to compare with."""
        return self.accepted and any(f.good is None for f in self.findings)

    def conclusion(self) -> Message:
        """The whole in one sentence."""
        if not self.accepted:
            return message("这个文件不能认作封存时的原件，请看下面的原因")
        if self.partly:
            return message("封存完好。没有连到记录库，未与登记的文件指纹比对")
        return message("封存完好，与记录库登记的文件一字不差")
