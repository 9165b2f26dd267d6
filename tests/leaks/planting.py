"""Random sessions in which every private word bears a mark that can be found again wherever it turns up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from hypothesis import strategies as st

from mediator.domain.errors import MediatorError
from mediator.domain.events import (
    Answer,
    Comparison,
    DangerRaised,
    DangerSign,
    DisclosureGranted,
    DisclosureLevel,
    Event,
    JointOutcome,
    MustActGround,
    MustActRaised,
    NegotiationNoted,
    PrivateAnswer,
    RecordingMarked,
    SafetyAnswer,
    SafetyAsked,
    StatementSaid,
    StatementTranslated,
)
from mediator.domain.offers import accepted_by_all, reply_of
from mediator.domain.people import PartyRole
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.services.room import Room
from tests.builders import Building, a_desk, a_session
from tests.fakes import MemoryRecord

OFFICER = ""
"""Whose word it is that only the officer may see."""


@dataclass(frozen=True)
class Secret:
    """One marked word: whose it is, of what kind, and the statement or offer it was planted in."""

    mark: str
    owner: str
    kind: str
    ref: str = ""


@dataclass
class Planted:
    """A session under way, and every mark that was planted in it."""

    building: Building
    secrets: list[Secret] = field(default_factory=list)
    count: int = 0

    @property
    def session(self) -> Session:
        return self.building.session

    def mark(self) -> str:
        self.count += 1
        return f"暗记{self.count:04d}号"

    def keep(self, mark: str, owner: str, kind: str, ref: str = "") -> None:
        self.secrets.append(Secret(mark, owner, kind, ref))

    def letters(self) -> list[str]:
        return [p.letter for p in self.session.people if p.letter]

    def raw(self, event: Event) -> None:
        """Record a fact without its rule: what the officer notes is up to the officer."""
        self.building.room.act(lambda _: event)


CLEARED = (DisclosureLevel.MAY_SAY, DisclosureLevel.SAID)
ON_THE_BOARD = (*CLEARED, DisclosureLevel.MAY_HINT)


def hidden_from(planted: Planted, viewer: str) -> list[Secret]:
    """The marks this person may see nowhere; worked out from the record, not by the door under test."""
    return [s for s in planted.secrets if s.owner != viewer and not _open_to(planted.session, s, viewer)]


def hidden_from_all(planted: Planted) -> list[Secret]:
    """The marks nobody may see where everybody looks on, and no paper for all may hold."""
    parties = [p.person_id for p in planted.session.parties]
    return [s for s in planted.secrets if not all(_open_to(planted.session, s, p) for p in parties)]


def hidden_from_board(planted: Planted) -> list[Secret]:
    """What not even the officer's board quotes: all but words that may at least be hinted at."""
    return [s for s in planted.secrets if not _has_level(planted.session, s, ON_THE_BOARD)]


def hidden_from_superior(planted: Planted) -> list[Secret]:
    """What does not go along when a matter is handed over: all but the words that must be acted on."""
    return [s for s in planted.secrets if not _has_level(planted.session, s, (DisclosureLevel.MUST_ACT,))]


def _has_level(session: Session, secret: Secret, levels: tuple[DisclosureLevel, ...]) -> bool:
    if secret.kind not in ("words", "translation"):
        return False
    said = session.statement(secret.ref)
    return not said.struck and said.disclosure in levels


def _open_to(session: Session, secret: Secret, viewer: str) -> bool:
    """Whether its owner let this word go to this person."""
    match secret.kind:
        case "words":
            said = session.statement(secret.ref)
            return _has_level(session, secret, CLEARED) and secret.mark in (said.agreed_words or said.text)
        case "translation":
            # Beside agreed words it would tell the rest.
            return _has_level(session, secret, CLEARED) and not session.statement(secret.ref).agreed_words
        case "offer":
            offer = session.offer(secret.ref)
            carried = offer.may_convey and reply_of(offer, viewer).conveyed_at is not None
            return viewer == offer.party_id or carried or accepted_by_all(session, offer)
        case _:
            return False


# -- what may happen ---------------------------------------------------------------------

Step = Callable[[Planted, int], None]


def _pick(items: list[str], n: int) -> str:
    return items[n % len(items)]


def _talk(p: Planted, n: int) -> None:
    b = p.building
    going = b.session.open_talk
    if going is not None:
        if not b.session.said_in(going.talk_id):
            _say(p, n)
        b.ended(going.talk_id)
    b.talk(_pick(p.letters(), n), 1 + n % 2)


def _say(p: Planted, n: int) -> None:
    b = p.building
    talk = b.session.open_talk
    if talk is None:
        _talk(p, n)
        talk = b.session.open_talk
    assert talk is not None
    mark = p.mark()
    ref = b.says(talk.talk_id, f"晚上{7 + n % 4}点半，他说了{mark}，我花了{100 + n}元。", may_say=n % 3 == 0)
    p.keep(mark, talk.person_id, "words", ref)


def _some_statement(p: Planted, n: int) -> str:
    return _pick([s.statement_id for s in p.session.statements], n)


def _correct(p: Planted, n: int) -> None:
    ref, mark = _some_statement(p, n), p.mark()
    p.building.room.talks.correct(
        ref, f"更正为{mark}", categories=(), verbatim=False, reason=f"本人更正{p.mark()}"
    )
    p.keep(mark, p.session.statement(ref).person_id, "words", ref)


def _agree(p: Planted, n: int) -> None:
    """The speaker lets other words go than those that were said."""
    ref, mark = _some_statement(p, n), p.mark()
    level = DisclosureLevel.MAY_HINT if n % 2 else DisclosureLevel.MAY_SAY
    said = p.session.statement(ref)
    p.raw(DisclosureGranted(statement_id=ref, level=level, words=f"可以说{mark}", by=said.person_id))
    p.keep(mark, said.person_id, "words", ref)


def _grant(p: Planted, n: int) -> None:
    level = (DisclosureLevel.MAY_HINT, DisclosureLevel.MAY_SAY)[n % 2]
    ref = _some_statement(p, n)
    p.raw(DisclosureGranted(statement_id=ref, level=level, by=p.session.statement(ref).person_id))


def _said(p: Planted, n: int) -> None:
    ready = [s for s in p.session.standing() if s.disclosure is DisclosureLevel.MAY_SAY]
    said = ready[n % len(ready)]
    others = [x.person_id for x in p.session.parties if x.person_id != said.person_id]
    p.raw(StatementSaid(statement_id=said.statement_id, to_person=_pick(others, n)))


def _take_back(p: Planted, n: int) -> None:
    p.building.room.talks.withdraw_disclosure(_some_statement(p, n))


def _strike(p: Planted, n: int) -> None:
    p.building.room.talks.strike(_some_statement(p, n), "口误")


def _must_act(p: Planted, n: int) -> None:
    ref = _some_statement(p, n)
    on_board = {i for point in p.session.fact_points for i in point.statement_ids}
    if ref not in on_board:
        mark = p.mark()
        ground = list(MustActGround)[n % 3]
        p.raw(MustActRaised(statement_id=ref, ground=ground, superior="顾长宁", measures=f"已经{mark}"))
        p.keep(mark, OFFICER, "measures")


def _translate(p: Planted, n: int) -> None:
    ref, mark = _some_statement(p, n), p.mark()
    p.raw(StatementTranslated(statement_id=ref, language="en", text=f"translated {mark}"))
    p.keep(mark, p.session.statement(ref).person_id, "translation", ref)


def _note(p: Planted, n: int) -> None:
    mark, person = p.mark(), p.building.id_of(_pick(p.letters(), n))
    p.raw(
        NegotiationNoted(
            note_id=mark, person_id=person, talk_id=p.session.talks[-1].talk_id, text=f"底线是{mark}"
        )
    )
    p.keep(mark, OFFICER, "note")


def _danger(p: Planted, n: int) -> None:
    mark, person = p.mark(), p.building.id_of(_pick(p.letters(), n))
    p.raw(
        DangerRaised(danger_id=mark, signs=(list(DangerSign)[n % 6],), words=f"听到{mark}", person_id=person)
    )
    p.keep(mark, OFFICER, "danger")


def _recording(p: Planted, n: int) -> None:
    mark, ref = p.mark(), _some_statement(p, n)
    talk_id = p.session.statement(ref).talk_id
    p.raw(RecordingMarked(mark_id=mark, talk_id=talk_id, statement_id=ref, note=f"这里{mark}"))
    p.keep(mark, OFFICER, "recording mark")


def _safety(p: Planted, n: int) -> None:
    mark, person = p.mark(), p.building.id_of(_pick(["甲", "乙"], n))
    answer = SafetyAnswer(question_id="fear", answer=list(Answer)[n % len(Answer)], note=f"所长：{mark}")
    p.raw(SafetyAsked(person_id=person, answers=(answer,)))
    p.keep(mark, OFFICER, "safety")


def _willing(p: Planted, n: int) -> None:
    mark, person = p.mark(), p.building.id_of(_pick(["甲", "乙"], n))
    p.building.room.rights.record_willingness(person, willing=True, words=f"愿意，但是{mark}")
    p.keep(mark, person, "willing")


def _point(p: Planted, n: int) -> None:
    """Whatever the officer picks; the rules refuse what may not lie on the board."""
    ready = [s for s in p.session.standing() if n % 4 == 3 or s.disclosure is DisclosureLevel.MAY_SAY]
    ids = [s.statement_id for s in ready]
    chosen = tuple({ids[n % len(ids)], ids[(n * 7 + 1) % len(ids)]})
    kind = (Comparison.ONE_SIDE, Comparison.DIFFER, Comparison.AGREE)[n % 3]
    p.building.room.board.note_point(f"经过第{n}点", "动手", kind, chosen)


def _again(p: Planted, n: int) -> None:
    points = p.session.fact_points
    p.building.room.board.list_for_second_round(points[n % len(points)].point_id, "请您再说说当时的情况。")


def _offer(p: Planted, n: int) -> None:
    mark, condition, letter = p.mark(), p.mark(), _pick(["甲", "乙", "丙"], n)
    b = p.building
    after = b.room.offers.make(
        b.id_of(letter),
        f"赔{mark}",
        may_convey=n % 2 == 0,
        amount_fen=1000 * n,
        conditions=f"如果{condition}",
    )
    ref = after.offers[-1].offer_id
    for word in (mark, condition):
        p.keep(word, b.id_of(letter), "offer", ref)


def _some_offer(p: Planted, n: int) -> str:
    return _pick([o.offer_id for o in p.session.offers], n)


def _clear(p: Planted, n: int) -> None:
    p.building.room.offers.clear(_some_offer(p, n))


def _carry(p: Planted, n: int) -> None:
    ready = [o.offer_id for o in p.session.offers if (o.may_convey or n % 5 == 0) and not o.withdrawn]
    ref = _pick(ready, n)
    offers = p.building.room.offers
    if p.session.offer(ref).read_back_at is None:
        offers.read_back(ref)
    offers.convey(ref, p.building.id_of(_pick(["甲", "乙", "丙"], n // 3)))


def _answer(p: Planted, n: int) -> None:
    carried = [(o.offer_id, r.party_id) for o in p.session.offers for r in o.replies if not o.withdrawn]
    ref, person = carried[n % len(carried)]
    mark, offers = p.mark(), p.building.room.offers
    verb = (offers.accept, offers.decline, offers.consider)[n % 3]
    verb(ref, person, f"因为{mark}")
    p.keep(mark, person, "answer")


def _withdraw(p: Planted, n: int) -> None:
    ref, mark = _some_offer(p, n), p.mark()
    p.building.room.offers.withdraw(ref, f"撤回是因为{mark}")
    p.keep(mark, p.session.offer(ref).party_id, "reason")


def _become(p: Planted, n: int) -> None:
    """What all said yes to becomes the clause itself."""
    ready = [o.offer_id for o in p.session.offers if accepted_by_all(p.session, o)]
    p.building.room.offers.become_clause(_pick(ready, n), p.building.clause())


def _draft(p: Planted, n: int) -> None:
    p.building.drafted()


def _alone(p: Planted, n: int) -> None:
    """One party marks one clause alone, mostly with a condition."""
    b = p.building
    if not b.session.clauses:
        b.drafted()
    if not any(r.closed_at is None for r in b.session.private_rounds):
        b.room.private.open(tuple(c.clause_id for c in b.session.clauses))
    mark, person = p.mark(), b.id_of(_pick(["甲", "乙"], n))
    answer = list(PrivateAnswer)[n % len(PrivateAnswer)]
    b.room.private.answer(_pick([c.clause_id for c in b.session.clauses], n), person, answer, f"除非{mark}")
    p.keep(mark, person, "condition")


def _together(p: Planted, n: int) -> None:
    b = p.building
    if b.session.open_talk is not None:
        b.ended(b.session.open_talk.talk_id)
    if b.session.open_joint_talk is not None:
        b.room.joint.end(list(JointOutcome)[n % len(JointOutcome)])
        return
    b.room.joint.start(tuple(x.person_id for x in b.session.people), rules_accepted=True)
    b.room.joint.record_entry(b.id_of("甲"), "我们好好谈")


STEPS: dict[str, Step] = {
    "talk": _talk,
    "say": _say,
    "correct": _correct,
    "agree": _agree,
    "grant": _grant,
    "said": _said,
    "take back": _take_back,
    "strike": _strike,
    "must act": _must_act,
    "translate": _translate,
    "note": _note,
    "danger": _danger,
    "recording": _recording,
    "safety": _safety,
    "willing": _willing,
    "point": _point,
    "again": _again,
    "offer": _offer,
    "clear": _clear,
    "carry": _carry,
    "answer": _answer,
    "withdraw": _withdraw,
    "become": _become,
    "draft": _draft,
    "alone": _alone,
    "together": _together,
}
OFTEN = (*STEPS, "say", "say", "talk", "point", "offer", "carry", "carry", "answer", "alone")
PLANS = st.lists(st.tuples(st.sampled_from(OFTEN), st.integers(0, 40)), min_size=8, max_size=30)
START = (("say", 0), ("say", 3), ("talk", 1), ("say", 3), ("say", 1), ("offer", 0), ("offer", 4))


def planted(plan: list[tuple[str, int]]) -> Planted:
    """The session this plan makes; what is refused, or finds nothing to act on, is passed over."""
    made = Planted(_three_parties())
    for name, n in (*START, *plan):
        try:
            STEPS[name](made, n)
        except (MediatorError, ZeroDivisionError, IndexError, KeyError, StopIteration):
            continue
    return made


def _three_parties() -> Building:
    """A copy of one session at the first round; made once, as two thousand are wanted."""
    base = _base()
    ids = base.session.session_id
    record = MemoryRecord(events={ids: list(base.events)}, rows={ids: base.desk.lists.summaries()[0]})
    copy = object.__new__(Building)
    copy.desk = a_desk(record=record)
    # Where the ids of the first stages end, those of the copy begin.
    for _ in range(len(base.events) * 2):
        copy.desk.ids.new_id()
    copy.room = Room(copy.desk, base.session)
    return copy


@cache
def _base() -> Building:
    made = a_session().at(Stage.PARTIES)
    made.with_party("林知夏", PartyRole.ACTOR).with_party("许明川", PartyRole.INJURED, date(1979, 11, 2))
    return made.with_party("秦望舒", PartyRole.BOTH).with_fact_witness("白露").at(Stage.FIRST_ROUND)
