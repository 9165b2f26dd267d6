"""Draws the papers of a file one after the other, so that whoever waits sees how far it is and may stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mediator.domain.file_builders import AnyPaper, PaperSource, build, unsigned
from mediator.domain.file_papers import FilePaper, PaperState
from mediator.domain.file_titles import BACK, CONTENTS, COVERS, family
from mediator.domain.papers import (
    AgreementPaper,
    FollowUpPaper,
    FormPaper,
    RightsNoticePaper,
    TalkRecordPaper,
)
from mediator.domain.paperwork_dossier import back_of, contents_of, cover_of, filed_on
from mediator.services.ports import BoundFile

if TYPE_CHECKING:
    from mediator.services.ports import PaperMaker
    from mediator.services.room import Room

TO_SIGN = "待签名"
COMPUTED = frozenset({*COVERS, CONTENTS, BACK})
"""Papers that are drawn last: they tell how many pages lie in the file."""


@dataclass(frozen=True, kw_only=True)
class NamedPaper:
    """A finished PDF with the name it is saved under, without the ending."""

    name: str
    title: str
    content: bytes


class DossierMaking:
    """A file being made: `step` draws one paper, until `is_done`; then `papers` and `pdf` are there.

    Nothing is written anywhere: whoever stops in between leaves nothing behind.
    """

    def __init__(self, room: Room, listed: tuple[FilePaper, ...]) -> None:
        self._room = room
        self._listed = tuple(paper for paper in listed if paper.in_file)
        self._drawn: dict[str, bytes] = {}
        self._steps = self._run()
        self.total = len(self._listed) + 1
        self.done = 0
        self.papers: tuple[NamedPaper, ...] = ()
        self.starts: dict[str, int] = {}
        self.pdf = b""

    @property
    def is_done(self) -> bool:
        """Whether the whole file is there."""
        return bool(self.pdf)

    def step(self) -> bool:
        """Draw one more paper; whether there is more to do."""
        next(self._steps, None)
        self.done = min(self.done + 1, self.total)
        return not self.is_done

    def finish(self) -> DossierMaking:
        """Draw whatever is left."""
        while self.step():
            continue
        return self

    def _run(self) -> Iterator[None]:
        for paper in self._listed:
            if family(paper.form) not in COMPUTED:
                self._drawn[paper.name] = draw(self._room, paper)
                yield
        yield from self._place_pages()
        self.papers = tuple(
            NamedPaper(name=p.name, title=p.title.in_chinese(), content=self._drawn[p.name])
            for p in self._listed
        )
        session = self._room.session
        self.pdf = self._maker.bind(
            BoundFile(
                title=f"{self._listed[0].title.in_chinese()} {session.number}",
                organ=session.organ,
                made_on=filed_on(session),
                papers=tuple((p.title.in_chinese(), self._drawn[p.name]) for p in self._listed),
            )
        )
        yield

    def _place_pages(self) -> Iterator[None]:
        """Contents first: how long they are decides where everything else begins."""
        counts = {name: self._maker.page_count(pdf) for name, pdf in self._drawn.items()}
        computed = {p.name: p for p in self._listed if family(p.form) in COMPUTED}
        counts |= dict.fromkeys(computed, 1)
        contents = [p for p in computed.values() if family(p.form) == CONTENTS]
        for paper in contents:
            self._drawn[paper.name] = self._contents(paper, counts)
            while self._maker.page_count(self._drawn[paper.name]) != counts[paper.name]:
                counts[paper.name] = self._maker.page_count(self._drawn[paper.name])
                self._drawn[paper.name] = self._contents(paper, counts)
            yield
        self.starts = starts_of(self._listed, counts)
        pages = sum(counts[p.name] for p in self._listed)
        for name, paper in computed.items():
            if family(paper.form) != CONTENTS:
                self._drawn[name] = self._end_paper(paper, pages)
                yield

    def _contents(self, contents: FilePaper, counts: dict[str, int]) -> bytes:
        starts = starts_of(self._listed, counts)
        behind = self._listed[self._listed.index(contents) + 1 :]
        rows = tuple((p.title.in_chinese(), starts[p.name], self._remark(p)) for p in behind)
        station = self._room.desk.station
        return self._maker.form(
            contents_of(self._room.session, rows, station=station.name, training=station.training)
        )

    def _remark(self, paper: FilePaper) -> str:
        return TO_SIGN if paper.state is PaperState.TO_SIGN else ""

    def _end_paper(self, paper: FilePaper, pages: int) -> bytes:
        """The cover or the back cover."""
        station, session = self._room.desk.station, self._room.session
        if family(paper.form) == BACK:
            return self._maker.form(
                back_of(session, pages=pages, station=station.name, training=station.training)
            )
        return self._maker.form(
            cover_of(session, paper.form, pages=pages, station=station.name, training=station.training)
        )

    @property
    def _maker(self) -> PaperMaker:
        return self._room.desk.papers


def starts_of(listed: tuple[FilePaper, ...], counts: dict[str, int]) -> dict[str, int]:
    """On which page of the file each paper begins, counted from 1."""
    starts, page = {}, 1
    for paper in listed:
        starts[paper.name] = page
        page += counts[paper.name]
    return starts


def source_of(room: Room) -> PaperSource:
    """What the papers of a room are filled from."""
    station = room.desk.station
    return PaperSource(
        session=room.session.in_force, pack=room.pack, station=station.name, training=station.training
    )


def is_kept(room: Room, paper: FilePaper) -> bool:
    """Whether this paper was signed here and is kept as it was: it is never drawn again."""
    return (
        paper.name in KEPT or paper.name.startswith(SUPPLEMENT)
    ) and room.session.in_force.signed is not None


KEPT = frozenset({"agreement", "oral-agreement"})
SUPPLEMENT = "supplement-"


def draw(room: Room, paper: FilePaper) -> bytes:
    """One paper of the file, as it was signed or drawn from the record."""
    if is_kept(room, paper):
        return room.supplement.pdf(int(paper.subject or 0))
    return press(room.desk.papers, build(source_of(room), paper))


def press(maker: PaperMaker, paper: AnyPaper) -> bytes:
    """The paper by the way its kind is drawn."""
    match paper:
        case AgreementPaper():
            return maker.agreement(paper)
        case TalkRecordPaper():
            return maker.talk_record(paper)
        case RightsNoticePaper():
            return maker.rights_notice(paper)
        case FollowUpPaper():
            return maker.follow_up(paper)
        case FormPaper():
            return maker.form(paper)


def waits_for_pen(room: Room, paper: FilePaper) -> bool:
    """Whether somebody still signs this paper by hand."""
    return family(paper.form) not in COMPUTED and bool(unsigned(build(source_of(room), paper)))
