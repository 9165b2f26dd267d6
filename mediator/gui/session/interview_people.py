"""How the people to be heard stand in one round: 待谈, 谈话中, 已谈."""

from __future__ import annotations

from datetime import date

from mediator.domain.differences import still_asked_of
from mediator.domain.people import KIND_TITLES, Person, age_on
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Session, Talk
from mediator.gui.session.interview_strip import talkers
from mediator.gui.session.letters import letter_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import StepState, SubStep
from mediator.wording import mark, tr

STATE_TITLES: dict[StepState, str] = {
    StepState.DONE: mark("已谈"),
    StepState.NOW: mark("谈话中"),
    StepState.TODO: mark("待谈"),
}
STATE_TONES: dict[StepState, Tone] = {
    StepState.DONE: Tone.AGREE,
    StepState.NOW: Tone.PRIMARY,
    StepState.TODO: Tone.MUTE,
}


def talks_with(session: Session, person_id: str, round_: int) -> tuple[Talk, ...]:
    """The talks with one person in one round, in order."""
    return tuple(t for t in session.talks if t.person_id == person_id and t.round == round_)


def state_of(session: Session, person_id: str, round_: int) -> StepState:
    """Whether this person was heard in this round, is being heard, or waits."""
    talks = talks_with(session, person_id, round_)
    if any(t.ended_at is None for t in talks):
        return StepState.NOW
    return StepState.DONE if talks else StepState.TODO


def questions_for(session: Session, person_id: str) -> int:
    """How many questions of a further round are for this person: those whose point is still open."""
    return len(still_asked_of(session, person_id))


def to_hear(session: Session, round_: int) -> tuple[Person, ...]:
    """Whom this round is meant for: from the second on, those with a question."""
    people = talkers(session)
    if round_ == 1:
        return people
    return tuple(p for p in people if questions_for(session, p.person_id)) or people


def next_to_hear(session: Session, round_: int) -> str:
    """The first person who still waits, otherwise nobody; parties of the dispute come first."""
    waiting = [
        p for p in to_hear(session, round_) if state_of(session, p.person_id, round_) is StepState.TODO
    ]
    waiting.sort(key=lambda p: not must_be_willing(p))
    return waiting[0].person_id if waiting else ""


def about(person: Person, today: date) -> str:
    """当事人，9岁. Whoever sits here may read it, so it says nothing of what anybody is said to have done."""
    what = tr(KIND_TITLES[person.kind])
    if person.details.born_on is None:
        return what
    return tr("{what}，{age}岁", what=what, age=age_on(person.details.born_on, today))


def people_steps(session: Session, round_: int) -> tuple[SubStep, ...]:
    """The rows under the stage in the stepper."""
    return tuple(_step(session, person, round_) for person in to_hear(session, round_))


def _step(session: Session, person: Person, round_: int) -> SubStep:
    state = state_of(session, person.person_id, round_)
    note = tr(STATE_TITLES[state])
    title = tr("{letter} {name}", letter=letter_shown(person.letter), name=person.name)
    return SubStep(person.person_id, title, state, note, tr("{who}，{state}", who=title, state=note))
