"""What is still missing before a session may go on: computed from facts, the same for every front end."""

from __future__ import annotations

from datetime import date

from mediator.domain import advice, committee, on_the_spot, presence, recognition
from mediator.domain.agents import about_agents
from mediator.domain.errors import Refusal
from mediator.domain.events import JointOutcome, Regime, StageEntered, StageSkipped
from mediator.domain.followup import is_settled, obligations
from mediator.domain.guardians import about_guardians
from mediator.domain.interview import was_heard
from mediator.domain.missing import Missing as Missing
from mediator.domain.offers import accepted_by_all
from mediator.domain.people import IdKind
from mediator.domain.recusal import about_declaration
from mediator.domain.regimes import RegimeRules, StageNeed
from mediator.domain.rights import must_be_willing, to_be_told
from mediator.domain.screening import RulePack, screen_session
from mediator.domain.session import Session
from mediator.domain.shuttle_visits import open_visit
from mediator.domain.stages import SKIPPABLE, STAGE_ORDER, Stage, may_follow
from mediator.domain.standing import about_conclusion, about_rights, standing
from mediator.domain.supplements import about_supplement
from mediator.domain.texts import check_text
from mediator.domain.wording import message


class StageNotAllowed(Refusal):
    """The session may not go there yet."""


def missing(session: Session, pack: RulePack, today: date) -> tuple[Missing, ...]:
    """Everything the stage the session stands in still wants."""
    return missing_in(session, session.stage, pack, today)


def missing_in(session: Session, stage: Stage, pack: RulePack, today: date) -> tuple[Missing, ...]:
    """Everything that stage still wants on the session's route, good practice among it.

    A stage that was skipped wants nothing of its own, one that may be passed at will only that nothing
    goes on in it. What was settled early must still hold later, until the agreement is signed.
    """
    rules = pack.rules_of(session.regime)
    own = () if stage in session.skipped else _own(session, stage, pack, today)
    if rules.need(stage) is StageNeed.OPTIONAL:
        own = tuple(missing for missing in own if missing.code in GOING_ON)
    if stage in AFTER_RIGHTS and not _is_settled(session):
        own = (*standing(session, pack, today), *own)
    if stage is rules.last:
        own = (*own, *presence.wanting(session, pack.presence))
    return rules.weigh(own)


def blocking(found: tuple[Missing, ...]) -> tuple[Missing, ...]:
    """Of what is missing that which holds the session up; the rest is good practice."""
    return tuple(missing for missing in found if missing.blocking)


AFTER_RIGHTS = STAGE_ORDER[STAGE_ORDER.index(Stage.FIRST_ROUND) : STAGE_ORDER.index(Stage.FOLLOW_UP)]
GOING_ON = ("open_talk", "open_joint", "open_visit")


def _is_settled(session: Session) -> bool:
    return session.in_force.signed is not None or session.recognition is not None


def _own(session: Session, stage: Stage, pack: RulePack, today: date) -> tuple[Missing, ...]:
    match stage:
        case Stage.INTAKE:
            return advice.wanting(session) if session.regime is Regime.ADVICE else _intake(session, pack)
        case Stage.PARTIES:
            return _parties(session, today)
        case Stage.RIGHTS:
            return _rights(session)
        case Stage.FIRST_ROUND:
            return _first_round(session)
        case Stage.COMPARISON:
            return _comparison(session)
        case Stage.SECOND_ROUND:
            return _second_round(session)
        case Stage.SHUTTLE:
            return _shuttle(session)
        case Stage.JOINT:
            return _joint(session)
        case Stage.AGREEMENT:
            return _agreement(session, pack.rules_of(session.regime))
        case Stage.FOLLOW_UP:
            return _follow_up(session, pack.rules_of(session.regime))
        case Stage.CLOSED:
            return ()


def next_stage(session: Session, rules: RegimeRules) -> Stage | None:
    """The stage of the route that comes after this one, passing over what was skipped."""
    here = STAGE_ORDER.index(session.stage)
    later = (s for s in rules.plan if STAGE_ORDER.index(s) > here)
    return next((s for s in later if s not in session.skipped), None)


def advance(session: Session, pack: RulePack, today: date) -> StageEntered:
    """Go on to the next stage, or refuse with the first thing that holds it up."""
    rules = pack.rules_of(session.regime)
    there = next_stage(session, rules)
    passed_over = frozenset(Stage) - frozenset(rules.plan)
    if session.ended or there is None or not may_follow(session.stage, there, passed_over):
        raise StageNotAllowed(message("没有下一步了，请办理结案"))
    wanting = blocking(missing(session, pack, today))
    if wanting:
        raise StageNotAllowed(wanting[0].sentence, article=wanting[0].article)
    return StageEntered(stage=there)


def skip_stage(session: Session, rules: RegimeRules, stage: Stage, reason: str) -> StageSkipped:
    """Leave out a stage that the dispute does not need, with the reason the record shows."""
    coming = (session.stage, next_stage(session, rules))
    if stage not in SKIPPABLE or stage not in coming or session.ended:
        raise StageNotAllowed(message("“{stage}”不能略过", stage=message(rules.title_of(stage))))
    if session.open_talk is not None or session.open_joint_talk is not None or open_visit(session):
        raise StageNotAllowed(message("谈话还在进行，请先结束谈话"))
    return StageSkipped(stage=stage, reason=check_text(reason, message("略过的原因"), most=200))


def reached(session: Session, rules: RegimeRules) -> frozenset[Stage]:
    """The stages of the route that may be opened: those passed, skipped ones included, and the present."""
    passed = STAGE_ORDER[: STAGE_ORDER.index(session.stage) + 1]
    return frozenset(s for s in passed if s in rules.plan or s is Stage.CLOSED)


def _intake(session: Session, pack: RulePack) -> tuple[Missing, ...]:
    found = []
    if not session.matter.place:
        found.append(Missing(code="place", sentence=message("请填写发生地点")))
    if session.matter.happened_on is None:
        found.append(Missing(code="happened_on", sentence=message("请填写发生日期")))
    still_open = screen_session(pack, session).waiting
    if still_open and session.conclusion is None:
        found.append(
            Missing(
                code="screening",
                sentence=message("审查还差{count}项没有回答", count=len(still_open)),
                article=still_open[0].article,
            )
        )
    return (*found, *about_conclusion(session, pack))


def _parties(session: Session, today: date) -> tuple[Missing, ...]:
    found = []
    if sum(1 for p in session.parties if must_be_willing(p)) < 2:
        found.append(Missing(code="two_parties", sentence=message("至少要有两位当事人")))
    for person in session.parties:
        details = person.details
        if details.id_kind is not IdKind.NONE and not details.id_number:
            found.append(
                Missing(
                    code="id_number",
                    sentence=message("请填写{name}的证件号码，没有证件的选“无/不详”", name=person.name),
                    person_id=person.person_id,
                )
            )
        if details.born_on is None:
            found.append(
                Missing(
                    code="born_on",
                    sentence=message("请填写{name}的出生日期，用来判断是否未成年", name=person.name),
                    person_id=person.person_id,
                )
            )
    if session.regime is Regime.PEOPLES:
        found += committee.wanting(session)
    return (*found, *about_guardians(session, today), *about_agents(session))


def _rights(session: Session) -> tuple[Missing, ...]:
    told = (found for person in to_be_told(session) for found in about_rights(session, person))
    return (*told, *about_declaration(session))


def _first_round(session: Session) -> tuple[Missing, ...]:
    heard = {t.person_id for t in session.talks if t.round == 1 and was_heard(t)}
    found = [
        Missing(
            code="talk",
            sentence=message("还没有与{name}单独谈完", name=p.name),
            person_id=p.person_id,
            article="公安机关办理行政案件程序规定第七十二条",
        )
        for p in session.parties
        if must_be_willing(p) and p.person_id not in heard
    ]
    return (*found, *_open_talk(session))


def _open_talk(session: Session) -> tuple[Missing, ...]:
    talk = session.open_talk
    if talk is None:
        return ()
    name = session.person(talk.person_id).name
    return (Missing(code="open_talk", sentence=message("与{name}的谈话还没有结束", name=name)),)


def _comparison(session: Session) -> tuple[Missing, ...]:
    if session.fact_points:
        return _open_talk(session)
    return (Missing(code="points", sentence=message("看板上还没有事实点，请先列出各方说法")),)


def _second_round(session: Session) -> tuple[Missing, ...]:
    if not any(t.round == 2 and was_heard(t) for t in session.talks):
        return (
            Missing(code="second_talk", sentence=message("第二轮还没有谈，不需要时请写明原因后略过")),
            *_open_talk(session),
        )
    return _open_talk(session)


def _shuttle(session: Session) -> tuple[Missing, ...]:
    here = open_visit(session)
    going_on = []
    if here is not None:
        name = session.person(here.party_id).name
        going_on.append(
            Missing(code="open_visit", sentence=message("现在还在{name}那里，请先记下离开", name=name))
        )
    if any(accepted_by_all(session, o) for o in session.offers):
        return tuple(going_on)
    return (
        *going_on,
        Missing(code="accepted", sentence=message("还没有各方都同意的方案，不需要商谈时请写明原因后略过")),
    )


def _joint(session: Session) -> tuple[Missing, ...]:
    if session.open_joint_talk is not None:
        return (Missing(code="open_joint", sentence=message("共同会谈还没有结束")),)
    if any(t.outcome is JointOutcome.AGREED for t in session.joint_talks):
        return ()
    return (Missing(code="joint", sentence=message("共同会谈还没有谈成，不需要时请写明原因后略过")),)


def _agreement(session: Session, rules: RegimeRules) -> tuple[Missing, ...]:
    if session.regime is Regime.RECOGNITION:
        return recognition.wanting(session)
    found = on_the_spot.about_clauses(session) if rules.at_once else ()
    if session.signed is not None:
        return found
    return (*found, Missing(code="signed", sentence=message("协议还没有签署完成")))


def _follow_up(session: Session, rules: RegimeRules) -> tuple[Missing, ...]:
    found = [
        Missing(code="obligation", sentence=message("第{number}条还没有登记履行结果", number=i))
        for i, clause in enumerate(session.in_force.clauses, 1)
        if clause in obligations(session) and not is_settled(session, clause.clause_id)
    ]
    found += about_supplement(session)
    if rules.at_once:
        found += on_the_spot.about_performance(session)
    if rules.visit_needed and not any(v.visited_on for v in session.visits):
        found.append(Missing(code="visit", sentence=message("还没有做过回访")))
    return tuple(found)
