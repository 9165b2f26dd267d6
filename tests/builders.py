"""Builds sessions at any stage with few words, through the same verbs as the windows.

`a_session().at(Stage.SHUTTLE)` stands at the shuttle with everything before it done;
`.room` gives the verbs, `.session` the session, `.desk` the desk on memory doubles.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Self

from mediator.domain.events import (
    Answer,
    ApplicationSource,
    ClauseKind,
    ClauseTerms,
    Comparison,
    JointOutcome,
    PrintOutcome,
    RecordedEvent,
    Regime,
    SettlementWay,
    StatementCategory,
    VisitManner,
)
from mediator.domain.interview import lines_of
from mediator.domain.people import PartyRole, PersonKind
from mediator.domain.rights import must_be_willing, to_be_told
from mediator.domain.session import Session
from mediator.domain.signing import next_line
from mediator.domain.stages import Stage
from mediator.knowledge.deadlines import DeadlineFiles
from mediator.knowledge.terms import TermFiles
from mediator.services.desk import Desk
from mediator.services.ports import Station, User
from mediator.services.reception import Reception
from mediator.services.room import Room
from tests.fakes import (
    CountingIds,
    FixedClock,
    MemoryDrafts,
    MemoryEventLog,
    MemoryLists,
    MemoryRecord,
    MemorySettings,
    MemoryUsers,
)
from tests.people_samples import DAY, GUIDE, MATTER, MEDIATOR, OFFICER, STATION, details, ink
from tests.stand_ins import OneGuide, OnePack, PlainPapers

DEADLINES = DeadlineFiles()
TERMS = TermFiles()
COMMITTEE = "青石社区人民调解委员会"
BEIJING = timezone(timedelta(hours=8))
NOW = datetime(DAY.year, DAY.month, DAY.day, 9, 0, tzinfo=BEIJING)


def a_desk(
    user: User = OFFICER,
    *,
    record: MemoryRecord | None = None,
    station: Station = STATION,
    now: datetime = NOW,
) -> Desk:
    """A desk on memory doubles; hand over the `record` of another desk to sit at the same one."""
    kept = record if record is not None else MemoryRecord()
    return Desk(
        user=user,
        station=station,
        clock=FixedClock(now),
        ids=CountingIds(),
        log=MemoryEventLog(kept),
        lists=MemoryLists(kept),
        drafts=MemoryDrafts(kept),
        settings=MemorySettings(),
        users=MemoryUsers(user),
        rules=OnePack(),
        deadlines=DEADLINES,
        terms=TERMS,
        guides=OneGuide(),
        papers=PlainPapers(),
        audit=kept.audit,
    )


class Building:
    """A session that is brought from stage to stage. Every step does first what must come before it."""

    def __init__(self, desk: Desk, regime: Regime = Regime.PUBLIC_ORDER) -> None:
        self.desk = desk
        committee = COMMITTEE if regime is Regime.PEOPLES else ""
        self.room: Room = Reception(desk).open(
            MATTER, guide_id=GUIDE.guide_id, regime=regime, committee=committee
        )

    @property
    def session(self) -> Session:
        return self.room.session

    @property
    def events(self) -> tuple[RecordedEvent, ...]:
        """Everything recorded so far."""
        return self.desk.log.read(self.session.session_id)

    def id_of(self, letter: str) -> str:
        """The id of 甲, 乙 … or 证."""
        return next(p.person_id for p in self.session.people if p.letter == letter)

    def later(self, **span: int) -> Self:
        """Let time pass: `later(days=3)`."""
        clock = self.desk.clock
        assert isinstance(clock, FixedClock)
        clock.moment += timedelta(**span)
        return self

    def at(self, stage: Stage) -> Self:
        """Bring it to this stage with everything before done, and nothing yet done in it."""
        while self.session.stage is not stage:
            if self.session.stage is Stage.CLOSED:
                raise AssertionError(f"already closed, never at {stage}")
            self.finish()
            if self.session.stage is self.room.rules.last:
                self.room.close("已履行，双方无争议")
            else:
                self.room.advance()
        return self

    def finish(self) -> Self:
        """Do what the present stage wants, as far as it is not done."""
        steps = {
            Stage.INTAKE: self._screened,
            Stage.PARTIES: self._peopled,
            Stage.RIGHTS: self._told,
            Stage.FIRST_ROUND: self._heard_once,
            Stage.COMPARISON: self._compared,
            Stage.SECOND_ROUND: self._heard_twice,
            Stage.SHUTTLE: self._carried,
            Stage.JOINT: self._sat_down,
            Stage.AGREEMENT: self._agreed,
            Stage.FOLLOW_UP: self._performed,
        }
        steps[self.session.stage]()
        return self

    def with_party(self, name: str, role: PartyRole, born_on: date = date(1985, 6, 12)) -> Self:
        self.room.people.add_party(role, details(name, born_on))
        return self

    def with_parties(self) -> Self:
        """甲 林知夏 (acted) and 乙 许明川 (harmed), both of age."""
        self.with_party("林知夏", PartyRole.ACTOR)
        return self.with_party("许明川", PartyRole.INJURED, date(1979, 11, 2))

    def with_children(self) -> Self:
        """甲 林小禾, nine, with a mother; 乙 许一鸣, six, with a father."""
        self.with_party("林小禾", PartyRole.BOTH, date(2016, 5, 20))
        self.with_party("许一鸣", PartyRole.BOTH, date(2019, 8, 1))
        self.with_guardian("甲", "林知夏", "母亲")
        return self.with_guardian("乙", "许明川", "父亲")

    def with_guardian(self, letter: str, name: str, relation: str) -> Self:
        self.room.people.bring_guardian(self.id_of(letter), relation, details(name))
        return self

    def with_fact_witness(self, name: str = "白露") -> Self:
        self.room.people.add_fact_witness(details(name))
        return self

    def with_helper(self, kind: PersonKind, name: str, *, for_letter: str = "") -> Self:
        """Somebody who helps, known as far as the record wants it; an agent has brought the letter."""
        for_person = self.id_of(for_letter) if for_letter else ""
        known = replace(details(name), workplace="青石区融合服务中心")
        helper = self.room.people.add_helper(kind, known, for_person=for_person).people[-1]
        if kind is PersonKind.AGENT:
            self.room.people.show_authority(helper.person_id, "代为参加调解，代收款项", self.desk.today())
        return self

    def told(self, letter: str, *, willing: bool = True) -> Self:
        """Read one person the notice to its end and have it signed."""
        person = self.session.person(self.id_of(letter))
        for item in self.room.pack.rights:
            self.room.rights.answer(person.person_id, item.right_id, understood=True)
        self.room.rights.ask_recusal(person.person_id, asks=False)
        if must_be_willing(person):
            self.room.rights.record_willingness(person.person_id, willing=willing, words="愿意谈")
        self.room.rights.give_notice(person.person_id, ink=ink())
        return self

    def talk(self, letter: str, round_: int = 1) -> str:
        """Begin a talk; its id."""
        return self.room.talks.start(self.id_of(letter), round_, limits_explained=True).talks[-1].talk_id

    def says(self, talk_id: str, text: str, *, may_say: bool = False) -> str:
        """Record a statement in a talk; its id."""
        after = self.room.talks.record_statement(
            talk_id, text, categories=(StatementCategory.EVENTS,), may_say=may_say
        )
        return after.statements[-1].statement_id

    def ended(self, talk_id: str) -> Self:
        """Read a talk back, have it signed and end it."""
        self.room.talks.read_back(talk_id, ink=ink(), heard=lines_of(self.session, talk_id))
        self.room.talks.end(talk_id)
        return self

    def heard(self, letter: str, *words: str, round_: int = 1, may_say: bool = True) -> Self:
        """A whole talk with one person; without words, one that names the letter."""
        talk_id = self.talk(letter, round_)
        self.room.talks.ask(talk_id, "q1", GUIDE.questions[0].text)
        for text in words or (f"{letter}说的经过",):
            self.says(talk_id, text, may_say=may_say)
        return self.ended(talk_id)

    def offer(self, letter: str = "甲", text: str = "赔偿手机维修费", *, may_convey: bool = True) -> str:
        """One party puts terms forward, read back to them where they may be carried; the offer's id."""
        after = self.room.offers.make(self.id_of(letter), text, may_convey=may_convey, amount_fen=54000)
        offer_id = after.offers[-1].offer_id
        if may_convey:
            self.room.offers.read_back(offer_id)
        return offer_id

    def clause(self, **changed: object) -> ClauseTerms:
        """甲 pays 乙 540 元 within ten days, or at once on the spot; name what shall differ."""
        at_once = self.room.rules.at_once
        terms = ClauseTerms(
            kind=ClauseKind.PAY,
            actor_ids=(self.id_of("甲"),),
            to_ids=(self.id_of("乙"),),
            action="手机维修费",
            amount_fen=54000,
            due_on=None if at_once else self.desk.today() + timedelta(days=10),
            on_the_spot=at_once,
            manner="银行转账",
        )
        return replace(terms, **changed)

    def drafted(self) -> Self:
        """Facts, a payment and a mutual clause."""
        self.room.agreement.write_facts("双方因楼道堆物发生争吵，推搡中乙方手机摔坏。")
        self.room.agreement.draft_clause(self.clause())
        self.room.agreement.draft_clause(
            ClauseTerms(kind=ClauseKind.MUTUAL, actor_ids=(), action="双方就此事再无其他争议")
        )
        return self

    def locked(self) -> Self:
        """Drafted, read aloud and locked."""
        if not self.session.clauses:
            self.drafted()
        self.room.agreement.read_aloud(tuple(p.person_id for p in self.session.parties))
        self.room.agreement.lock()
        return self

    def sign_next(self) -> Self:
        """Whoever is next signs."""
        line = next_line(self.session)
        assert line is not None
        self.room.agreement.sign(line.signer_id, line.role, ink(), identity_checked=True, read_or_heard=True)
        return self

    def signed_by_all(self) -> Self:
        """Every line of the plan signed, not yet completed."""
        while next_line(self.session) is not None:
            self.sign_next()
        return self

    def _screened(self) -> None:
        if self.session.regime is Regime.ADVICE:
            self.room.route.advise(("林知夏",), "这是民间借贷，可以起诉。", "云溪市青石区人民法院")
            return
        for gate in self.room.pack.gates:
            self.room.intake.answer(gate.gate_id, Answer.YES if gate.kind == "need" else Answer.NO)
        self.room.intake.conclude(mediate=True)

    def _peopled(self) -> None:
        if not self.session.parties:
            self.with_parties()
        if self.session.regime is Regime.PEOPLES and self.session.application is None:
            self.room.route.apply(ApplicationSource.OWN_INITIATIVE)

    def _told(self) -> None:
        for person in to_be_told(self.session):
            if person.person_id not in self.session.rights:
                self.told(person.letter)

    def _heard_once(self) -> None:
        heard = {s.person_id for s in self.session.standing()}
        for person in to_be_told(self.session):
            if person.person_id not in heard:
                self.heard(person.letter)

    def _compared(self) -> None:
        if not self.session.fact_points:
            ids = tuple(s.statement_id for s in self.session.statements[:2])
            self.room.board.note_point("谁先动手", "动手", Comparison.DIFFER, ids)

    def _heard_twice(self) -> None:
        self.heard("甲", "再说一次经过", round_=2)

    def _carried(self) -> None:
        offer_id = self.offer()
        for person in self.session.parties[1:]:
            self.room.offers.convey(offer_id, person.person_id)
            self.room.offers.accept(offer_id, person.person_id, "可以")

    def _sat_down(self) -> None:
        everyone = tuple(p.person_id for p in self.session.people)
        self.room.joint.start(everyone, rules_accepted=True)
        self.room.joint.record_entry(self.id_of("甲"), "对不起")
        self.room.joint.end(JointOutcome.AGREED)

    def settled(self) -> Self:
        """What the parties settled yesterday and performed, applied for by both today."""
        day = self.desk.today()
        self.room.route.report_settlement(
            SettlementWay.BY_THEMSELVES,
            settled_on=day - timedelta(days=1),
            terms="林知夏赔偿手机维修费540元，许明川表示谅解。",
            performed_on=day - timedelta(days=1),
            proof="转账记录",
        )
        for party in self.session.parties:
            self.room.route.apply_for_recognition(party.person_id, day)
        return self

    def _agreed(self) -> None:
        if self.session.regime is Regime.RECOGNITION:
            self.settled()
            self.room.route.decide_recognition(
                granted=True, decided_by="顾长宁", decided_on=self.desk.today(), reason="自愿和解并已履行"
            )
            self.room.dossier.prepare_as_usual()
            return
        if self.session.signed is not None:
            return
        if self.session.lock is None:
            self.locked()
        self.signed_by_all()
        self.room.agreement.complete()

    def _performed(self) -> None:
        for clause in self.session.clauses:
            if clause.terms.kind is not ClauseKind.MUTUAL:
                self.room.follow_up.perform(clause.clause_id, self.desk.today(), "转账回单")
        if self.room.rules.visit_needed:
            self._visited()
        self.room.dossier.prepare_as_usual()

    def _visited(self) -> None:
        visit_id = self.room.follow_up.plan_visit(self.desk.today(), VisitManner.PHONE).visits[-1].visit_id
        self.room.follow_up.visit(
            visit_id, self.desk.today(), VisitManner.PHONE, "已履行，无新争议", happened_again=False
        )


def a_session(
    user: User | None = None, *, desk: Desk | None = None, regime: Regime = Regime.PUBLIC_ORDER
) -> Building:
    """A session just opened at the intake; the committee's by its own mediator."""
    led_by = user or (MEDIATOR if regime is Regime.PEOPLES else OFFICER)
    return Building(desk or a_desk(led_by), regime)


def print_out(room: Room, paper: str = "agreement", copies: int = 1, printer: str = "") -> None:
    """The agreement goes to a printer, and the officer counts every page."""
    job = room.printing.queue(paper, room.agreement.pdf(), printer=printer, copies=copies)
    room.printing.settle(job.queued.print_id, PrintOutcome.PRINTED, job.total)
