"""The middle of a play: separate talks, the board, the joint talk."""

from __future__ import annotations

from mediator.domain.events import StatementCategory
from mediator.domain.interview import lines_of
from mediator.domain.session import Talk
from mediator.domain.wording import message
from mediator.services.play_craft import apologise
from mediator.services.play_disclosure import pass_on
from mediator.services.play_pace import pace
from mediator.services.prompter import Prompter
from mediator.services.script import (
    Allow,
    Ask,
    AskAgain,
    AskOwn,
    Correct,
    Restore,
    Say,
    ScriptTalk,
    Strike,
    TalkEntry,
)
from mediator.services.script_disclosure import ActOn, KeepBack, Note, Told, Translate
from mediator.services.script_pace import Alarm, MarkPlace, Rest

OWN_QUESTION = "own"


def own_question_id(talk: Talk) -> str:
    """The id under which the next question in the officer's own words is put: own-1, own-2, …"""
    put = sum(1 for q in talk.asked if q.question_id.startswith(f"{OWN_QUESTION}-"))
    return f"{OWN_QUESTION}-{put + 1}"


def talks(p: Prompter, round_: int) -> None:
    """Every talk of this round, one after the other."""
    for talk in p.script.talks:
        if talk.round == round_:
            _talk(p, talk)


def _talk(p: Prompter, script: ScriptTalk) -> None:
    person_id = p.people[script.person]
    with p.at(script.where, script.at):
        p.room.talks.start(person_id, script.round, limits_explained=script.limits)
    talk_id = p.session.talks[-1].talk_id
    for entry in script.entries:
        with p.at(entry.where):
            _entry(p, p.session.talk(talk_id), entry)
    if script.arrival is not None:
        came = script.arrival.at.astimezone(p.room.desk.clock.now().tzinfo)
        with p.at(script.arrival.where):
            p.room.talks.note_arrival(talk_id, script.arrival.how, came)
    with p.at(script.where):
        p.room.talks.read_back(
            talk_id,
            ink=p.ink(person_id, script.refusal),
            refusal=script.refusal,
            heard=lines_of(p.session, talk_id),
        )
    with p.at(script.where):
        p.room.talks.end(talk_id)


def _entry(p: Prompter, talk: Talk, entry: TalkEntry) -> None:
    verbs = p.room.talks
    match entry:
        case Ask() | AskOwn() | AskAgain():
            _ask(p, talk, entry)
        case Say():
            verbs.record_statement(
                talk.talk_id,
                entry.text,
                categories=_in_order(entry.categories),
                verbatim=entry.verbatim,
                may_say=entry.may_say,
                question_id=talk.asked[-1].question_id if talk.asked else "",
                language=entry.language,
            )
        case Correct():
            verbs.correct(
                p.statement(entry.where, entry.label),
                entry.text,
                categories=_in_order(entry.categories),
                verbatim=entry.verbatim,
                reason=entry.reason,
                asked_by=p.people[entry.asked_by] if entry.asked_by else "",
            )
        case Strike():
            verbs.strike(p.statement(entry.where, entry.label), entry.reason)
        case Restore():
            verbs.restore(p.statement(entry.where, entry.label))
        case Allow() | KeepBack() | Told() | ActOn() | Note() | Translate():
            pass_on(p, talk, entry)
        case Rest() | MarkPlace() | Alarm():
            pace(p, talk, entry)


def _ask(p: Prompter, talk: Talk, entry: Ask | AskOwn | AskAgain) -> None:
    match entry:
        case Ask():
            guide = p.room.desk.guides.guide(p.session.guide_id)
            texts = {q.question_id: q.text for q in guide.questions}
            if entry.question_id not in texts:
                raise p.refused(f"{entry.where}.ask", message("提纲里没有“{name}”", name=entry.question_id))
            p.room.talks.ask(talk.talk_id, entry.question_id, texts[entry.question_id])
        case AskOwn():
            p.room.talks.ask(talk.talk_id, own_question_id(talk), entry.text)
        case AskAgain():
            point_id = p.points.get(entry.point, "")
            listed = next((q for q in p.session.second_round if q.point_id == point_id), None)
            if listed is None:
                raise p.refused(entry.where, message("第二轮提问要到比对看板之后才有"))
            p.room.talks.ask(talk.talk_id, point_id, listed.question)


def _in_order(categories: tuple[StatementCategory, ...]) -> tuple[StatementCategory, ...]:
    """As the buttons stand on the page, however the script lists them."""
    return tuple(c for c in StatementCategory if c in categories)


def board(p: Prompter) -> None:
    """The fact points in order, each listed for the second round at once where it is asked about again."""
    for point in p.script.points:
        statements = tuple(p.statement(f"{point.where}.statements", s) for s in point.statements)
        with p.at(point.where):
            p.room.board.note_point(point.title, point.topic, point.comparison, statements)
        p.points[point.key] = p.session.fact_points[-1].point_id
        if point.ask_again:
            with p.at(f"{point.where}.ask_again"):
                p.room.board.list_for_second_round(
                    p.points[point.key], point.ask_again, p.persons_in_order(point.ask_again_of)
                )


def further_rounds(p: Prompter) -> None:
    """The second round and those after it, each with the board as it stands then."""
    for round_ in p.script.further_rounds():
        talks(p, round_)
        _settle(p, round_)
        _revise(p, round_)


def _settle(p: Prompter, round_: int) -> None:
    for settled in p.script.settled:
        if settled.round == round_ and not settled.clause:
            with p.at(settled.where):
                p.room.board.settle(p.points[settled.point], settled.outcome, reason=settled.reason)


def settle_by_clauses(p: Prompter) -> None:
    """The differences that a clause of the agreement takes up."""
    for settled in p.script.settled:
        if settled.clause:
            clause_id = p.session.clauses[settled.clause - 1].clause_id
            with p.at(settled.where):
                p.room.board.settle(p.points[settled.point], settled.outcome, clause_id=clause_id)


def _revise(p: Prompter, round_: int) -> None:
    """The board as it stands after a round."""
    for revision in p.script.revisions:
        if revision.round != round_:
            continue
        point = p.session.fact_point(p.points[revision.point])
        statements = tuple(p.statement(f"{revision.where}.statements", s) for s in revision.statements)
        with p.at(revision.where):
            p.room.board.revise_point(
                point.point_id,
                revision.title or point.title,
                point.topic,
                revision.comparison,
                statements,
            )


def joint(p: Prompter) -> None:
    """Sitting down together; everybody accepts the ground rules first."""
    script = p.script.joint
    if script is None:
        return
    with p.at(script.where, script.at):
        p.room.joint.start(p.persons_in_order(script.present), rules_accepted=True)
    for key in script.confirm:
        with p.at(f"{script.where}.confirm"):
            p.room.joint.confirm(p.points.get(key) or p.offers[key])
    for entry in script.entries:
        with p.at(entry.where):
            p.room.joint.record_entry(p.people[entry.person], entry.text)
    apologise(p, script.apologies)
    with p.at(f"{script.where}.outcome"):
        p.room.joint.end(script.outcome)
