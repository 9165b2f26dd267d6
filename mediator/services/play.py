"""Plays a script from intake to closing through the verbs an officer uses, in the order an officer would."""

from __future__ import annotations

from mediator.domain.events import Regime
from mediator.domain.people import PersonKind
from mediator.domain.progress import next_stage
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.services.desk import Desk
from mediator.services.play_agreement import agree_and_sign, agree_orally, close, follow_up
from mediator.services.play_dossier import make_up_file
from mediator.services.play_pace import sign_off
from mediator.services.play_presence import (
    asked_alone,
    dealt_with,
    declared,
    notified,
    recorded,
    staffed,
)
from mediator.services.play_routes import advised, applied, filed, recognised
from mediator.services.play_shuttle import shuttle
from mediator.services.play_talks import board, further_rounds, joint, settle_by_clauses, talks
from mediator.services.prompter import Prompter, named, refused
from mediator.services.reception import Reception
from mediator.services.room import Room
from mediator.services.sample_ink import SampleHand
from mediator.services.script import Script, ScriptPerson, ScriptRights
from mediator.services.script_clock import ScriptClock


def play(
    script: Script,
    desk: Desk,
    clock: ScriptClock,
    hand: SampleHand,
    *,
    until: Stage = Stage.CLOSED,
) -> Session:
    """The session this script makes, closed, or as it enters the stage `until`.

    `clock` is the desk's own, made from the script.

    A rule that refuses becomes a `BadInput` with file, key and rule; what was recorded before it stays,
    so play in memory first (`services/rehearsal.py`) where nothing may be left behind.
    """
    p = Prompter(script, _opened(script, desk), clock, hand)
    clock.tick()
    while p.session.stage is not until:
        _perform(p, p.session.stage)
        if p.session.stage is p.room.rules.last:
            recorded(p)
            make_up_file(p)
            close(p)
            break
        _go_on(p)
        sign_off(p)
    return p.session


def _opened(script: Script, desk: Desk) -> Room:
    if script.guide_id not in {guide.guide_id for guide in desk.guides.all()}:
        raise refused(script, "session.guide", message("没有“{name}”这个询问提纲", name=script.guide_id))
    with named(script, "session"):
        return Reception(desk).open(
            script.matter,
            guide_id=script.guide_id,
            regime=script.route.regime,
            committee=script.route.committee,
            scheduled_at=script.scheduled_at,
        )


def _perform(p: Prompter, stage: Stage) -> None:
    match stage:
        case Stage.INTAKE:
            filed(p)
            advised(p)
            if p.script.route.regime is not Regime.ADVICE:
                _screen(p)
        case Stage.PARTIES:
            _enter_people(p)
            applied(p)
        case Stage.RIGHTS:
            declared(p)
            for rights in p.script.rights:
                _tell(p, rights)
            dealt_with(p)
        case Stage.FIRST_ROUND:
            talks(p, 1)
        case Stage.COMPARISON:
            board(p)
        case Stage.SECOND_ROUND:
            further_rounds(p)
        case Stage.SHUTTLE:
            shuttle(p)
        case Stage.JOINT:
            joint(p)
        case Stage.AGREEMENT:
            _settle(p)
        case Stage.FOLLOW_UP:
            settle_by_clauses(p)
            follow_up(p)
        case Stage.CLOSED:
            pass


def _settle(p: Prompter) -> None:
    """The way this route comes to terms."""
    if p.script.route.regime is Regime.RECOGNITION:
        recognised(p)
    elif p.script.route.oral is not None:
        agree_orally(p, p.script.route.oral)
    else:
        agree_and_sign(p)


def _go_on(p: Prompter) -> None:
    """Leave out what the script leaves out, then take the next step."""
    while (coming := next_stage(p.session, p.room.rules)) and (reason := p.script.skip_reason(coming)):
        with p.at(f"skip.{coming.value}"):
            p.room.skip(coming, reason)
    with p.at(p.session.stage.value):
        p.room.advance()


def _screen(p: Prompter) -> None:
    answers = {answer.gate_id: answer for answer in p.script.screening}
    known = {gate.gate_id for gate in p.room.pack.gates}
    for answer in p.script.screening:
        if answer.gate_id not in known:
            raise p.refused(f"{answer.where}.gate", message("没有“{name}”这一问", name=answer.gate_id))
    for gate in p.room.pack.gates:
        given = answers.get(gate.gate_id)
        if given is None:
            continue
        if gate not in p.room.intake.result().asked:
            raise p.refused(f"{given.where}.gate", message("这件事不问“{name}”", name=gate.gate_id))
        with p.at(given.where):
            p.room.intake.answer(gate.gate_id, given.answer, given.note)
    with p.at("conclusion"):
        conclusion = p.script.conclusion
        p.room.intake.conclude(
            mediate=conclusion.mediate,
            reason=conclusion.reason,
            overrides=conclusion.overrides,
            superior=conclusion.superior,
        )


def _enter_people(p: Prompter) -> None:
    for person in p.script.people:
        with p.at(person.where):
            _enter(p, person)
        p.people[person.key] = p.session.people[-1].person_id
        _enter_guardians(p, person)
        notified(p, person.key)
    staffed(p)


def _enter(p: Prompter, person: ScriptPerson) -> None:
    if person.kind is PersonKind.PARTY and person.role is not None:
        p.room.people.add_party(person.role, person.details)
    elif person.kind is PersonKind.FACT_WITNESS:
        p.room.people.add_fact_witness(person.details)
    else:
        ward = p.people.get(person.for_person, "")
        p.room.people.add_helper(person.kind, person.details, for_person=ward, relation=person.relation)
        if person.scope:
            helper = p.session.people[-1].person_id
            p.room.people.show_authority(helper, person.scope, person.authority_on)


def _enter_guardians(p: Prompter, person: ScriptPerson) -> None:
    ward = p.people[person.key]
    for guardian in person.guardians:
        with p.at(guardian.where):
            p.room.people.bring_guardian(
                ward, guardian.relation, guardian.details, suitable_adult=guardian.suitable_adult
            )
        p.people[guardian.key] = p.session.people[-1].person_id
    if person.absence is not None:
        with p.at(f"{person.where}.guardian_absent"):
            p.room.people.note_guardian_absent(
                ward,
                person.absence.reason,
                own_income_and_agrees=person.absence.own_income_and_agrees,
            )


def _tell(p: Prompter, told: ScriptRights) -> None:
    """Each right in the order of the pack, recusal, the private questions, willingness, the signature."""
    person_id = p.people[told.person]
    questions = dict(told.questions)
    known = {right.right_id for right in p.room.pack.rights}
    for right_id in questions:
        if right_id not in known:
            raise p.refused(f"{told.where}.question", message("没有“{name}”这一条", name=right_id))
    for right in p.room.pack.rights:
        question = questions.get(right.right_id, "")
        with p.at(told.where):
            p.room.rights.answer(person_id, right.right_id, understood=not question, question=question)
    with p.at(f"{told.where}.recusal"):
        p.room.rights.ask_recusal(person_id, asks=bool(told.recusal), reason=told.recusal)
    asked_alone(p, person_id)
    if told.willing is not None:
        _ask_willing(p, told, person_id, willing=told.willing)
    with p.at(told.where):
        p.room.rights.give_notice(person_id, ink=p.ink(person_id, told.refusal), refusal=told.refusal)


def _ask_willing(p: Prompter, told: ScriptRights, person_id: str, *, willing: bool) -> None:
    where = f"{told.where}.willing"
    if not must_be_willing(p.session.person(person_id)):
        raise p.refused(where, message("只问纠纷双方是否愿意调解"))
    with p.at(where):
        p.room.rights.record_willingness(person_id, willing=willing, words=told.words)
