"""Doubles of what a desk needs besides a store: papers that draw nothing, one rule pack, one guide."""

from __future__ import annotations

from datetime import date

from mediator.domain.errors import BadInput
from mediator.domain.events import PackVersion
from mediator.domain.guides import QuestionGuide
from mediator.domain.papers import (
    AgreementPaper,
    FollowUpPaper,
    FormPaper,
    RightsNoticePaper,
    TalkRecordPaper,
)
from mediator.domain.screening import RulePack
from mediator.domain.wording import Message, message
from mediator.services.ports import BoundFile
from tests.people_samples import GUIDE, PACK

PDF = b"%PDF-1.7 sample"
UNPRINTABLE = "\U000f0000"

Paper = AgreementPaper | TalkRecordPaper | RightsNoticePaper | FollowUpPaper | FormPaper


class PlainPapers:
    """A paper maker that draws nothing: `made` keeps what it was asked to draw."""

    def __init__(self) -> None:
        self.made: list[Paper] = []
        self.bound: list[BoundFile] = []
        self.compared: list[str] = []

    def agreement(self, paper: AgreementPaper) -> bytes:
        return self._drawn(paper)

    def talk_record(self, paper: TalkRecordPaper) -> bytes:
        return self._drawn(paper)

    def rights_notice(self, paper: RightsNoticePaper) -> bytes:
        return self._drawn(paper)

    def follow_up(self, paper: FollowUpPaper) -> bytes:
        return self._drawn(paper)

    def form(self, paper: FormPaper) -> bytes:
        return self._drawn(paper)

    def troubles(self) -> tuple[Message, ...]:
        return ()

    def check_frozen(self, pdf: bytes, frozen: str, printed: AgreementPaper) -> None:
        self.compared.append(frozen)

    def check_glyphs(self, where: str | Message, text: str) -> None:
        if UNPRINTABLE in text:
            raise BadInput(message("{where}里有打印不出的字", where=where))

    def page_count(self, pdf: bytes) -> int:
        return 2

    def scan(self, content: bytes) -> bytes:
        return content

    def bind(self, file: BoundFile) -> bytes:
        self.bound.append(file)
        return PDF + b" bound"

    def _drawn(self, paper: Paper) -> bytes:
        self.made.append(paper)
        return PDF + str(len(self.made)).encode()


class OnePack:
    """Rules with one pack."""

    def pack(self, name: str = "", *, on: date | None = None) -> RulePack:
        return PACK

    def versions(self, *, on: date | None = None) -> tuple[PackVersion, ...]:
        return (PackVersion(kind="rules", name=PACK.name, digest=PACK.digest),)

    def troubles(self) -> tuple[Message, ...]:
        return ()


class OneGuide:
    """Guides with one guide."""

    def all(self) -> tuple[QuestionGuide, ...]:
        return (GUIDE,)

    def guide(self, guide_id: str) -> QuestionGuide:
        return GUIDE

    def troubles(self) -> tuple[Message, ...]:
        return ()
