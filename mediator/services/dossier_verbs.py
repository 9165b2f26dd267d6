"""Verbs of the file: its papers in order, self-check, evidence, how it is kept, the whole as one PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from mediator.domain import dossier, evidence, file_check
from mediator.domain.errors import Refusal
from mediator.domain.events import Event
from mediator.domain.file_check import FileFinding
from mediator.domain.file_papers import FilePaper, PaperState, papers_of
from mediator.domain.file_rules import FileRules
from mediator.domain.file_titles import family
from mediator.domain.missing import Missing
from mediator.domain.session import Session
from mediator.domain.wording import message
from mediator.services.access import Action, check
from mediator.services.dossier_drafts import DOSSIER_DRAFTS, EXHIBIT_DRAFTS, file_item_draft
from mediator.services.dossier_making import COMPUTED, DossierMaking, NamedPaper, draw, waits_for_pen
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs

Watch = Callable[[int, int], bool]
"""Told how many papers of how many are drawn; whether to go on."""

WHOLE_FILE = "dossier"
"""The name of the bound file, and the kind under which a print of it is noted."""


class Stopped(Refusal):
    """Whoever waited did not want the file any more; nothing was written."""


class DossierVerbs(Verbs):
    """卷宗: what lies in it and whether it is fit to be closed."""

    does: ClassVar[Declared] = {
        Action.VIEW_SESSION: ("rules", "papers", "findings", "wanting"),
        Action.PRINT: ("draw", "all", "making", "pdf"),
        Action.FILE: ("check_item", "prepare", "prepare_as_usual", "list_exhibit", "remove_exhibit"),
    }

    @property
    def rules(self) -> FileRules:
        """The items and periods this session began under."""
        return self._room.pack.file_rules

    def papers(self) -> tuple[FilePaper, ...]:
        """Every paper of the route in the order of the file, with how far it is."""
        room = self._room
        listed = papers_of(room.session, room.pack)
        return tuple(
            replace(paper, state=PaperState.TO_SIGN)
            if paper.state is PaperState.PRESENT and waits_for_pen(room, paper)
            else paper
            for paper in listed
        )

    def draw(self, paper: FilePaper) -> bytes:
        """One paper; cover, contents and back cover are drawn with the file, whose pages they tell."""
        check(self._room.desk.user, Action.PRINT, self._room.session)
        if not paper.is_drawn:
            raise Refusal(message("“{title}”还没有内容，不能打印", title=paper.title))
        if family(paper.form) in COMPUTED:
            made = self.making().finish().papers
            return next(drawn.content for drawn in made if drawn.name == paper.name)
        return draw(self._room, paper)

    def all(self) -> tuple[NamedPaper, ...]:
        """Every paper that can be drawn, in the order of the file; those drawn on request; the whole file."""
        making = self.making().finish()
        asked = [p for p in self.papers() if p.state is PaperState.ON_REQUEST]
        more = (NamedPaper(name=p.name, title=p.title.in_chinese(), content=self.draw(p)) for p in asked)
        whole = NamedPaper(name=WHOLE_FILE, title="整卷", content=making.pdf)
        return (*making.papers, *more, whole)

    def making(self) -> DossierMaking:
        """The whole file, to be drawn step by step."""
        check(self._room.desk.user, Action.PRINT, self._room.session)
        return DossierMaking(self._room, self.papers())

    def pdf(self, watch: Watch | None = None) -> bytes:
        """The whole file in order as one PDF; `Stopped` where the watch wants no more."""
        making = self.making()
        while making.step():
            if watch is not None and not watch(making.done, making.total):
                raise Stopped(message("已停止，没有生成卷宗"))
        return making.pdf

    def findings(self) -> tuple[FileFinding, ...]:
        """The self-check as the file stands."""
        return file_check.findings(self._room.session, self._room.pack, self._today)

    def wanting(self) -> tuple[Missing, ...]:
        """What holds the closing up."""
        return file_check.wanting(self._room.session, self._room.pack, self._today)

    def check_item(self, item_id: str, *, holds: bool, note: str = "") -> Session:
        """Tick what only eyes can tell, or say why something missing may stay so."""
        return self._file(
            lambda s: file_check.check_item(s, self._room.pack, item_id, holds=holds, note=note),
            file_item_draft(item_id),
        )

    def prepare(self, *, retention: str, decided_by: str, situation: str, volume_number: str = "") -> Session:
        """How long the file is kept, by whose decision, and what the archive should know."""
        return self._file(
            lambda s: dossier.prepare(
                s,
                self.rules,
                retention=retention,
                decided_by=decided_by,
                situation=situation,
                volume_number=volume_number,
            ),
            *DOSSIER_DRAFTS,
        )

    def prepare_as_usual(self) -> Session:
        """With the usual period of the route, decided by the host, and nothing out of the ordinary."""
        session = self._room.session
        return self.prepare(
            retention=dossier.usual_period(session, self.rules),
            decided_by=session.host.name,
            situation=dossier.usual_situation(session),
        )

    def list_exhibit(self, *, title: str, source: str, sheets: int, note: str = "") -> Session:
        """Enter one piece of evidence that lies in the file."""
        exhibit_id = self._new_id()
        return self._file(
            lambda s: evidence.list_exhibit(
                s, exhibit_id, title=title, source=source, sheets=sheets, note=note
            ),
            *EXHIBIT_DRAFTS,
        )

    def remove_exhibit(self, exhibit_id: str, reason: str) -> Session:
        """Take a piece off the list, with the reason the record keeps."""
        return self._file(lambda s: evidence.remove_exhibit(s, exhibit_id, reason))

    def _file(self, decide: Callable[[Session], Event], *spent_drafts: str) -> Session:
        """The file is made up until the session is closed; that of a terminated one also afterwards."""

        def decided(session: Session) -> Sequence[Event]:
            dossier.check_file_open(session)
            return (decide(session),)

        return self._room.act(decided, action=Action.FILE, spent_drafts=spent_drafts)
