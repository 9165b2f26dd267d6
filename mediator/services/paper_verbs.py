"""Verbs that draw the papers of a session from the record."""

from __future__ import annotations

from typing import ClassVar

from mediator.domain.file_builders import build
from mediator.domain.file_papers import FilePaper
from mediator.domain.file_titles import family
from mediator.domain.paperwork import OLDER_LAYOUT, agreement_paper_of
from mediator.domain.paperwork_aloud import read_aloud_of
from mediator.domain.paperwork_committee import oral_register_of
from mediator.domain.wording import message
from mediator.services.access import Action, check
from mediator.services.dossier_making import NamedPaper as NamedPaper
from mediator.services.dossier_making import press, source_of
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs

NOTICES = ("rights-notice", "committee-rights")
RECEIPT = "receipt"
VISITS = ("follow-up", "committee-follow-up")
OLDER_RECORD = "talk-record-1"


class PaperVerbs(Verbs):
    """Every paper the session can fill."""

    does: ClassVar[Declared] = {
        Action.PRINT: (
            "all",
            "talk_record",
            "rights_notice",
            "follow_up",
            "oral_register",
            "read_aloud",
            "receipts",
        ),
    }

    def all(self) -> tuple[NamedPaper, ...]:
        """The papers in the order of the file, from cover to back; those drawn on request; the whole file."""
        return self._room.dossier.all()

    def talk_record(self, talk_id: str) -> bytes:
        """The record of one talk, in the form of the route."""
        form = self._room.rules.interview_form or OLDER_RECORD
        return self._drawn(FilePaper(form=form, name="talk-record", title=NO_TITLE, subject=talk_id))

    def rights_notice(self, person_id: str) -> bytes:
        """The rights notice of one person, in the form of the route."""
        form = self._form_of(*NOTICES)
        return self._drawn(FilePaper(form=form, name="rights-notice", title=NO_TITLE, subject=person_id))

    def follow_up(self, visit_id: str) -> bytes:
        """The record of one follow-up visit, in the form of the route."""
        form = self._form_of(*VISITS)
        return self._drawn(FilePaper(form=form, name="follow-up", title=NO_TITLE, subject=visit_id))

    def read_aloud(self) -> bytes:
        """协议朗读稿 in large type, for whoever wants to read along."""
        room = self._room
        check(room.desk.user, Action.PRINT, room.session)
        station = room.desk.station
        return room.desk.papers.form(
            read_aloud_of(room.session, station=station.name, training=station.training)
        )

    def receipts(self, clause_id: str) -> tuple[FilePaper, ...]:
        """The receipts of a sum that was paid, one for each instalment; none where nothing was."""
        papers = self._room.dossier.papers()
        return tuple(p for p in papers if family(p.form) == RECEIPT and p.subject == clause_id)

    def oral_register(self, reason: str) -> bytes:
        """口头协议登记表 with the terms as they were locked, and why there is no written agreement."""
        room = self._room
        check(room.desk.user, Action.PRINT, room.session)
        station = room.desk.station
        agreed = agreement_paper_of(
            room.session,
            station=station.name,
            training=station.training,
            form=room.rules.agreement_form or OLDER_LAYOUT,
        )
        return room.desk.papers.form(oral_register_of(room.session, agreed, reason=reason))

    def _form_of(self, *families: str) -> str:
        """The form of these families that the route uses; the first one's own where it uses none."""
        return next((f for f in self._room.rules.papers if family(f) in families), f"{families[0]}-1")

    def _drawn(self, paper: FilePaper) -> bytes:
        room = self._room
        check(room.desk.user, Action.PRINT, room.session)
        return press(room.desk.papers, build(source_of(room), paper))


NO_TITLE = message("文书")
