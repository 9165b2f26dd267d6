"""Drives what is noted about the police: officers and place, recordings before the end, guardians told."""

from __future__ import annotations

from mediator.domain.stages import Stage
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.parties_notice import NoticesOfWard
from mediator.gui.session.parties_officers import OfficersPanel
from mediator.gui.session.parties_officers_form import BETWEEN
from mediator.gui.session.parties_tabs import OFFICERS
from mediator.gui.session.stage_page import StagePage
from mediator.gui.tour.forms import type_day
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.gui.widgets.step_rows import StepRow
from mediator.services.script import Script
from mediator.services.script_presence import ScriptNotice, ScriptRecording


def note_officers(hand: Hand, page: PartiesPage, script: Script) -> None:
    """The officers beside the host, and what makes the room a standard place."""
    officers = script.presence.officers
    if officers is None:
        return
    panel = _open(hand, page)
    form = panel.form
    for place, officer in enumerate(officers.others):
        if place:
            hand.click(form.more)
        hand.type_into(form.names[place].edit, officer.name)
        hand.type_into(form.numbers[place].edit, officer.number)
    if officers.auxiliaries:
        hand.type_into(form.auxiliaries.edit, BETWEEN.join(officers.auxiliaries))
    if officers.place_document:
        if not form.standard.isChecked():
            hand.click(form.standard)
        hand.type_into(form.document.edit, officers.place_document)
        hand.type_into(form.set_by.edit, officers.place_set_by)
    if officers.card_shown:
        hand.click(form.card)
    hand.click(form.note)
    hand.picture("02b-officers")


def note_notice(hand: Hand, notices: NoticesOfWard, told: ScriptNotice) -> None:
    """Who was told to come for the ward whose form is open."""
    hand.click(notices.more)
    hand.type_into(notices.name.edit, told.name)
    hand.type_into(notices.relation.edit, told.relation)
    hand.type_into(notices.manner.edit, told.manner)
    type_day(hand, notices.day, told.at.date())
    hand.type_into(notices.time.edit, f"{told.at:%H:%M}")
    hand.type_into(notices.result.edit, told.result)
    hand.click(notices.note)


def enter_recordings(hand: Hand, page: StagePage, script: Script) -> None:
    """Back to the people by the stepper, every recording entered, and here again."""
    if not script.presence.recordings:
        return
    window, stage = page.window(), page.stage
    _step_to(hand, page, Stage.PARTIES)
    opened = next((p for p in window.findChildren(PartiesPage) if p.isVisible()), None)
    if opened is None:
        raise HandSlipped("the people are not shown")
    panel = _open(hand, opened)
    for recording in script.presence.recordings:
        _enter(hand, panel, recording)
    hand.picture("10b-recordings")
    _step_to(hand, opened, stage)


def _enter(hand: Hand, panel: OfficersPanel, recording: ScriptRecording) -> None:
    card = panel.recordings
    hand.type_into(card.device.edit, recording.device)
    hand.type_into(card.reference.edit, recording.reference)
    type_day(hand, card.day, recording.started_at.date())
    hand.type_into(card.start.edit, f"{recording.started_at:%H:%M}")
    hand.type_into(card.stop.edit, f"{recording.stopped_at:%H:%M}")
    for gap in recording.gaps:
        hand.click(card.torn)
        hand.type_into(card.gap_start.edit, f"{gap.started_at:%H:%M}")
        hand.type_into(card.gap_stop.edit, f"{gap.stopped_at:%H:%M}")
        hand.type_into(card.gap_reason.edit, gap.reason)
    hand.click(card.note)


def _open(hand: Hand, page: PartiesPage) -> OfficersPanel:
    if page.tab != OFFICERS:
        hand.click(page.tabs.button_for(OFFICERS))
    if not isinstance(page.panel, OfficersPanel):
        raise HandSlipped("the police are not shown")
    return page.panel


def _step_to(hand: Hand, page: StagePage, stage: Stage) -> None:
    rows = page.window().findChildren(StepRow)
    hand.click(next(row for row in rows if row.isVisible() and row.item.key == stage.value))
