"""Tells each scripted person their rights on the pages of their own, as they answered."""

from __future__ import annotations

from mediator.domain.people import Person, PersonKind
from mediator.gui.session.rights import RightsPage
from mediator.gui.session.rights_alone import PREFIX
from mediator.gui.session.rights_notice import NoticeView
from mediator.gui.session.rights_recusal import GRANTED, REFUSED, RecusalForm
from mediator.gui.session.rights_safety import ANSWERS as WORDS
from mediator.gui.session.rights_safety import SafetyCard
from mediator.gui.session.rights_screens import ChoiceScreen, ReasonScreen, SignScreen
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.services.script import Script, ScriptRights
from mediator.wording import tr

ANSWERS: dict[str, str | bool] = {}


def drive(hand: Hand, page: RightsPage, script: Script) -> None:
    """Go through the notice with everybody the script tells of, and go on."""
    names = {person.key: person.details.name for person in script.people}
    hand.click(page.host.none)
    for place, told in enumerate(script.rights):
        person = _person(page, names[told.person])
        hand.click(page.rows[person.person_id].action)
        notice = page.notice
        if notice is None:
            raise HandSlipped("the notice did not open")
        _answer_rights(hand, page, notice, told, pictured=place > 0)
        _answer_recusal(hand, notice, told)
        _answer_alone(hand, page, notice, script, told, pictured=place > 0)
        if told.willing is not None:
            _answer_willing(hand, notice, told, pictured=place > 0)
        _sign(hand, notice, told, person, pictured=place > 0)
        hand.click_text(notice, tr("完成"))
    _deal_with(hand, page, script, names)
    hand.picture("03-rights")
    hand.primary()


def _person(page: RightsPage, name: str) -> Person:
    people = page.session.here(PersonKind.PARTY, PersonKind.FACT_WITNESS)
    return next(person for person in people if person.name == name)


def _answer_rights(
    hand: Hand, page: RightsPage, notice: NoticeView, told: ScriptRights, *, pictured: bool
) -> None:
    questions = dict(told.questions)
    for place, item in enumerate(page.context.room.pack.rights):
        if place == 1 and not pictured:
            hand.picture("03b-right")
        question = questions.get(item.right_id, "")
        if not question:
            hand.click_text(notice, tr("听清了，下一页"))
            continue
        hand.click_text(notice, tr("有疑问"))
        _write(hand, notice, question)
        hand.click_text(notice, tr("记下，下一页"))


def _answer_recusal(hand: Hand, notice: NoticeView, told: ScriptRights) -> None:
    if not told.recusal:
        hand.click_text(notice, tr("不要求"))
        return
    hand.click_text(notice, tr("要求换人"))
    _write(hand, notice, told.recusal)
    hand.click_text(notice, tr("记下，下一页"))


def _answer_alone(
    hand: Hand, page: RightsPage, notice: NoticeView, script: Script, told: ScriptRights, *, pictured: bool
) -> None:
    """Every private question; what the script does not tell was answered well."""
    answers = {s.question_id: s.answer for s in script.presence.safety if s.person == told.person}
    for question in page.context.room.pack.safety.questions:
        if not notice.step.startswith(PREFIX):
            return
        if not pictured and question is page.context.room.pack.safety.questions[0]:
            hand.picture("03e-alone")
        hand.click_text(notice, tr(WORDS[answers.get(question.question_id, question.good)]))


def _deal_with(hand: Hand, page: RightsPage, script: Script, names: dict[str, str]) -> None:
    """What private answers led to, then the decisions on requests to step aside."""
    for told in script.presence.safety:
        if told.decision:
            person = _person(page, names[told.person])
            card = page.opened.get(person.person_id)
            if not isinstance(card, SafetyCard):
                name = tr("{action}：{name}", action=tr("单独说的"), name=person.name)
                hand.click_text(page.rows[person.person_id], name)
                card = page.opened.get(person.person_id)
            if not isinstance(card, SafetyCard):
                raise HandSlipped("nothing said alone is shown")
            form = card.forms[told.question_id]
            hand.type_into(form.superior.edit, told.superior)
            hand.type_into(form.decision.edit, told.decision)
            hand.click(form.note)
    for decision in script.presence.recusals:
        person = _person(page, names[decision.person])
        name = tr("{action}：{name}", action=tr("登记回避决定"), name=person.name)
        hand.click_text(page.rows[person.person_id], name)
        form_shown = page.opened.get(person.person_id)
        if not isinstance(form_shown, RecusalForm):
            raise HandSlipped("there is no form for a decision")
        outcome = GRANTED if decision.granted else REFUSED
        hand.click(form_shown.outcome.button_for(outcome))
        hand.type_into(form_shown.by.edit, decision.decided_by)
        hand.type_into(form_shown.reason.edit, decision.reason)
        hand.click(form_shown.note)


def _answer_willing(hand: Hand, notice: NoticeView, told: ScriptRights, *, pictured: bool) -> None:
    screen = notice.screen_shown
    if not isinstance(screen, ChoiceScreen) or screen.words is None:
        raise HandSlipped("willingness is not asked")
    if told.words:
        hand.type_into(screen.words.edit, told.words)
    if not pictured:
        hand.picture("03c-willingness")
    hand.click_text(notice, tr("愿意") if told.willing else tr("不愿意"))


def _sign(hand: Hand, notice: NoticeView, told: ScriptRights, person: Person, *, pictured: bool) -> None:
    if told.refusal:
        hand.click_text(notice, tr("拒绝签名"))
        _write(hand, notice, told.refusal)
        hand.click_text(notice, tr("记下"))
        return
    screen = notice.screen_shown
    if not isinstance(screen, SignScreen):
        raise HandSlipped("the pad is not shown")
    hand.write_name(screen.pad, person.name)
    if not pictured:
        hand.picture("03d-signature")
    hand.click_text(notice, tr("确认签名"))
    hand.click_text(notice, tr("是我签的"))


def _write(hand: Hand, notice: NoticeView, text: str) -> None:
    screen = notice.screen_shown
    if not isinstance(screen, ReasonScreen):
        raise HandSlipped("there is nothing to write in")
    hand.type_into(screen.field.edit, text)
