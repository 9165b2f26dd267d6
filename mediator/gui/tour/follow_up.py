"""Drives 回访与履行 and 结案: visits planned, results on their days, visits made, the session closed."""

from __future__ import annotations

from mediator.domain.people import PersonKind
from mediator.gui.session.closing import ClosingPage
from mediator.gui.session.follow_up import FollowUpPage
from mediator.gui.tour.forms import choose
from mediator.gui.tour.hand import Hand
from mediator.gui.tour.presence import enter_recordings
from mediator.services.script import Script, ScriptPerformance, ScriptVisit
from mediator.services.script_dossier import AS_USUAL
from mediator.wording import tr

ANSWERS: dict[str, str | bool] = {"close-session": True}


def drive(hand: Hand, page: FollowUpPage, script: Script) -> None:
    """What came of the agreement, as the script tells it."""
    for visit in script.visits:
        hand.type_into(page.plan.day.edit, f"{visit.due_on:%Y-%m-%d}")
        choose(hand, page.plan.manner, visit.manner.value)
        hand.click(page.plan.record)
    for step in script.follow_up():
        hand.clock_to(step.at)
        if isinstance(step, ScriptPerformance):
            _perform(hand, page, step)
        else:
            _visit(hand, page, script, step)
    hand.picture("10-follow-up")
    enter_recordings(hand, page, script)
    hand.primary()


def _perform(hand: Hand, page: FollowUpPage, step: ScriptPerformance) -> None:
    form = page.performance
    hand.click_text(page, tr("登记第{number}条的履行", number=step.clause))
    hand.click(form.result.button_for(step.result))
    if step.result == "postponed" and step.due_on is not None:
        hand.type_into(form.day.edit, f"{step.due_on:%Y-%m-%d}")
    hand.type_into(form.note.edit, step.note)
    hand.click(form.record)


def _visit(hand: Hand, page: FollowUpPage, script: Script, step: ScriptVisit) -> None:
    hand.click_text(page, tr("登记回访"))
    form = page.visit
    choose(hand, form.manner, step.manner.value)
    hand.type_into(form.findings.edit, step.findings)
    hand.click(form.again.button_for("yes" if step.happened_again else "no"))
    names = {p.key: p.details.name for p in script.people}
    parties = {p.name: p.person_id for p in page.session.here(PersonKind.PARTY)}
    for key, score in step.satisfaction:
        hand.click(form.groups[parties[names[key]]].button_for(str(score or 0)))
    hand.click(form.record)


def _make_up_file(hand: Hand, page: ClosingPage, script: Script) -> None:
    """Evidence, then how the file is kept, then what was ticked by eye, as the script tells it."""
    told, file = script.dossier, page.file
    if told == AS_USUAL and not page.context.room.dossier.wanting():
        return
    for exhibit in told.exhibits:
        hand.type_into(file.exhibits.title.edit, exhibit.title)
        hand.type_into(file.exhibits.source.edit, exhibit.source)
        hand.type_into(file.exhibits.sheets.edit, str(exhibit.sheets))
        hand.type_into(file.exhibits.note.edit, exhibit.note)
        hand.click(file.exhibits.record)
    keeping = file.keeping
    if told.retention:
        choose(hand, keeping.retention, told.retention)
    for edit, text in (
        (keeping.decided_by.edit, told.decided_by),
        (keeping.volume.edit, told.volume_number),
        (keeping.situation.edit, told.situation),
    ):
        if text:
            hand.type_into(edit, text)
    hand.click(keeping.record)


def drive_closing(hand: Hand, page: ClosingPage, script: Script) -> None:
    """The file made up, everything once more, then the end."""
    _make_up_file(hand, page, script)
    hand.clock_to(script.closing_at)
    hand.type_into(page.summary.edit, script.closing_summary)
    hand.primary()
    hand.picture("11-closing")
