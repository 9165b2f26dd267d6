"""背靠背表态: each party marks each clause alone; nothing is shown before all say yes to all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediator.domain.craft_states import PrivateMark, PrivateRound
from mediator.domain.disclosure import Audience, Officer, PartyView
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    PrivateAnswer,
    PrivateAnswerGiven,
    PrivateRoundClosed,
    PrivateRoundOpened,
)
from mediator.domain.people import Person
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Clause, Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message

MOST_WORDS = 300


class PrivateRoundNotAllowed(Refusal):
    """No private round can be opened, answered or ended as things stand."""


@dataclass(frozen=True, kw_only=True)
class RoundView:
    """What one audience may know of a round: its clauses, the marks open to it, whether all agreed to all.

    To a party and to the room the value is the same whether somebody else has not answered, said no, or
    said if. `agreed` turns true once and stays so, since an agreed round takes no more marks.
    """

    round_id: str
    clauses: tuple[Clause, ...]
    marks: tuple[PrivateMark, ...]
    agreed: bool

    def mark_of(self, clause_id: str, party_id: str) -> PrivateMark | None:
        """How this party marked this clause last, as far as this audience may know."""
        wanted = (clause_id, party_id)
        return next((m for m in self.marks if (m.clause_id, m.party_id) == wanted), None)


def asked(session: Session) -> tuple[Person, ...]:
    """Whom a round asks: the parties between whom the dispute is."""
    return tuple(p for p in session.parties if must_be_willing(p))


def open_round_of(session: Session) -> PrivateRound | None:
    """The round in which marks are made now, if one is."""
    return next((r for r in session.private_rounds if r.closed_at is None), None)


def open_round(session: Session, round_id: str, clause_ids: tuple[str, ...]) -> PrivateRoundOpened:
    """Begin a round over these clauses of the draft, in the order of the draft."""
    _check_unlocked(session)
    if open_round_of(session) is not None:
        raise PrivateRoundNotAllowed(message("上一轮背靠背表态还没有结束，请先结束"))
    if len(asked(session)) < 2:
        raise PrivateRoundNotAllowed(message("至少要有两位当事人才能分别表态"))
    if not clause_ids:
        raise BadInput(message("请选择要表态的条款"))
    chosen = tuple(c.clause_id for c in session.clauses if c.clause_id in clause_ids)
    if len(chosen) != len(set(clause_ids)):
        raise BadInput(message("所选的条款已经不在草稿里，请重新选择"))
    return PrivateRoundOpened(round_id=round_id, clause_ids=chosen)


def give_answer(
    session: Session, clause_id: str, party_id: str, answer: PrivateAnswer, words: str = ""
) -> PrivateAnswerGiven:
    """One party's mark at one clause of the open round; the latest counts until all agreed to all.

    What is refused here never depends on the marks of the others, unless all agreed already.
    """
    _check_unlocked(session)
    round_ = _going(session)
    if party_id not in {p.person_id for p in asked(session)}:
        raise BadInput(message("只请纠纷双方表态"))
    if clause_id not in {c.clause_id for c in clauses_of(session, round_)}:
        raise BadInput(message("这一条不在本轮表态里"))
    if is_agreed(session, round_):
        raise PrivateRoundNotAllowed(message("各方都同意了，本轮表态已经完成"))
    conditional = answer is PrivateAnswer.IF
    kept = check_text(words, message("同意的条件"), most=MOST_WORDS, required=conditional)
    return PrivateAnswerGiven(
        round_id=round_.round_id,
        clause_id=clause_id,
        party_id=party_id,
        answer=answer,
        words=kept if conditional else "",
    )


def close_round(session: Session) -> PrivateRoundClosed:
    """End the round, however far it came; it tells nobody but the officer anything."""
    return PrivateRoundClosed(round_id=_going(session).round_id)


def check_not_asked_about(session: Session, clause_id: str) -> None:
    """Refuse to change words on which marks are being made: what changes between would tell of a mark."""
    round_ = open_round_of(session)
    if round_ is not None and clause_id in round_.clause_ids:
        raise PrivateRoundNotAllowed(message("这一条正在背靠背表态，请先结束本轮表态再改"))


def clauses_of(session: Session, round_: PrivateRound) -> tuple[Clause, ...]:
    """The clauses of a round that still stand in the draft, in its order."""
    return tuple(c for c in session.clauses if c.clause_id in round_.clause_ids)


def is_agreed(session: Session, round_: PrivateRound) -> bool:
    """Whether every party said yes to every clause."""
    said = {(m.clause_id, m.party_id): m.answer for m in round_.marks}
    clauses, parties = clauses_of(session, round_), asked(session)
    wanted = [(c.clause_id, p.person_id) for c in clauses for p in parties]
    return bool(wanted) and all(said.get(key) is PrivateAnswer.YES for key in wanted)


def view_for(session: Session, round_: PrivateRound, audience: Audience) -> RoundView:
    """What this audience may know: the officer all marks, a party its own, everybody only a full yes."""
    match audience:
        case Officer():
            marks = round_.marks
        case PartyView(person_id):
            # When it was marked is left out too: a moment is nothing a party needs to see again.
            own = (m for m in round_.marks if m.party_id == person_id)
            marks = tuple(replace(m, at=round_.opened_at) for m in own)
        case _:
            marks = ()
    place = {clause_id: at for at, clause_id in enumerate(round_.clause_ids)}
    return RoundView(
        round_id=round_.round_id,
        clauses=clauses_of(session, round_),
        marks=tuple(sorted(marks, key=lambda m: (place.get(m.clause_id, -1), m.party_id))),
        agreed=is_agreed(session, round_),
    )


def _going(session: Session) -> PrivateRound:
    round_ = open_round_of(session)
    if round_ is None:
        raise PrivateRoundNotAllowed(message("背靠背表态还没有开始"))
    return round_


def _check_unlocked(session: Session) -> None:
    if session.ended:
        raise PrivateRoundNotAllowed(message("本次调解已经结案，不能再表态"))
    if session.lock is not None:
        raise PrivateRoundNotAllowed(message("协议正文已锁定，锁定前才能分别表态"))
