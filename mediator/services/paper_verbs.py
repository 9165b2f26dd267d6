"""Verbs that draw the other papers of a session from the record."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain import paperwork
from mediator.domain.interview import was_heard
from mediator.services.access import Action, check
from mediator.services.verbs import Verbs


@dataclass(frozen=True, kw_only=True)
class NamedPaper:
    """A finished PDF with the name it is saved under, without the ending."""

    name: str
    title: str
    content: bytes


class PaperVerbs(Verbs):
    """Every paper the session can fill."""

    def all(self) -> tuple[NamedPaper, ...]:
        """The papers in the order of the file: notices, records of talks, agreement, visits."""
        return (*self._notices(), *self._talk_records(), *self._agreement(), *self._visits())

    def talk_record(self, talk_id: str) -> bytes:
        """The record of one talk."""
        room = self._room
        check(room.desk.user, Action.PRINT, room.session)
        station = room.desk.station
        paper = paperwork.talk_record_of(
            room.session, room.session.talk(talk_id), station=station.name, training=station.training
        )
        return room.desk.papers.talk_record(paper)

    def rights_notice(self, person_id: str) -> bytes:
        """The rights notice of one person."""
        room = self._room
        check(room.desk.user, Action.PRINT, room.session)
        station = room.desk.station
        paper = paperwork.rights_notice_of(
            room.session, room.pack, person_id, station=station.name, training=station.training
        )
        return room.desk.papers.rights_notice(paper)

    def follow_up(self, visit_id: str) -> bytes:
        """The record of one follow-up visit."""
        room = self._room
        check(room.desk.user, Action.PRINT, room.session)
        station = room.desk.station
        paper = paperwork.follow_up_of(
            room.session, room.session.visit(visit_id), station=station.name, training=station.training
        )
        return room.desk.papers.follow_up(paper)

    def _notices(self) -> tuple[NamedPaper, ...]:
        given = [r for r in self._room.session.rights.values() if r.given_at]
        return tuple(
            NamedPaper(
                name=f"rights-notice-{i:02}",
                title=f"权利义务告知书（{self._room.session.person(r.person_id).name}）",
                content=self.rights_notice(r.person_id),
            )
            for i, r in enumerate(given, 1)
        )

    def _talk_records(self) -> tuple[NamedPaper, ...]:
        ended = [t for t in self._room.session.talks if was_heard(t)]
        return tuple(
            NamedPaper(
                name=f"talk-record-{i:02}",
                title=f"谈话记录（{self._room.session.person(t.person_id).name}，第{t.round}轮）",
                content=self.talk_record(t.talk_id),
            )
            for i, t in enumerate(ended, 1)
        )

    def _agreement(self) -> tuple[NamedPaper, ...]:
        if self._room.session.lock is None:
            return ()
        return (NamedPaper(name="agreement", title="治安调解协议书", content=self._room.agreement.pdf()),)

    def _visits(self) -> tuple[NamedPaper, ...]:
        made = [v for v in self._room.session.visits if v.visited_on]
        return tuple(
            NamedPaper(name=f"follow-up-{i:02}", title="回访记录", content=self.follow_up(v.visit_id))
            for i, v in enumerate(made, 1)
        )
