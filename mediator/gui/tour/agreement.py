"""Writes, reads aloud, locks and signs the scripted agreement with the hand on the pages."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest

from mediator.domain.events import ClauseKind
from mediator.domain.money import digits
from mediator.domain.signing import HOST_ID, signing_plan
from mediator.gui.preview import PreviewPage
from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.agreement_draft import AgreementDraft
from mediator.gui.session.clause_form import ClauseForm
from mediator.gui.session.clause_form_rows import SumRows
from mediator.gui.session.signing_otherwise import OtherwiseForm
from mediator.gui.session.signing_pad import SignHere
from mediator.gui.tour.cast import offers_of, people_of
from mediator.gui.tour.forms import choose
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.gui.tour.private_answers import mark_alone, refuse_and_withdraw
from mediator.services.script import HOST_KEY, Script, ScriptClause, ScriptSignature
from mediator.wording import tr

ANSWERS: dict[str, str | bool] = {"lock-agreement": True, "complete-signing": True}
WAIT_MS, LOOK_MS = 10_000, 20


def drive(hand: Hand, page: AgreementPage, script: Script) -> None:
    """From the empty draft to the completed paper, then on."""
    people = write_and_read(hand, page, script)
    hand.primary()
    otherwise = {HOST_ID if s.person == HOST_KEY else people[s.person]: s for s in script.signatures}
    for place, line in enumerate(signing_plan(page.session)):
        _sign(hand, page, otherwise.get(line.signer_id), people, pictured=place == 1)
    hand.picture("09d-agreement-signatures")
    hand.primary()
    hand.settle()
    hand.picture("09e-agreement-signed")
    if script.agreement.printed:
        _print(hand, page, script)
    hand.primary()


def write_and_read(hand: Hand, page: AgreementPage, script: Script) -> dict[str, str]:
    """Facts and clauses, each as it is typed, read aloud to its end; the people by their keys."""
    people = people_of(page.session, script)
    draft = page.draft
    if draft is None:
        raise HandSlipped("the agreement is locked already")
    hand.type_into(draft.facts.field.edit, script.agreement.facts)
    hand.click(draft.facts.record_button)
    for place, clause in enumerate(script.agreement.clauses):
        if clause.from_offer:
            _from_offer(hand, page, draft, clause, script)
        else:
            _clause(hand, draft, clause, people, pictured=place == 0)
    mark_alone(hand, page, script, people)
    refuse_and_withdraw(hand, page, script, people)
    hand.picture("09-agreement-draft")
    _read_aloud(hand, page, script, people)
    return people


def _clause(
    hand: Hand, draft: AgreementDraft, clause: ScriptClause, people: dict[str, str], *, pictured: bool
) -> None:
    hand.click(draft.clauses.add_button)
    form = draft.clauses.form
    if form is None:
        raise HandSlipped("the clause's form did not open")
    fields = form.fields
    hand.click(fields.kind.chip_of((clause.kind or ClauseKind.DO).value))
    for key in clause.actors:
        hand.click(fields.actors.chip_of(people[key]))
    if clause.action:
        hand.type_into(fields.action.edit, clause.action)
    for key in clause.to:
        hand.click(fields.targets.chip_of(people[key]))
    _terms(hand, form, clause)
    if pictured:
        hand.picture("09a-clause-form")
    hand.click(form.record_button)


def _from_offer(
    hand: Hand, page: AgreementPage, draft: AgreementDraft, clause: ScriptClause, script: Script
) -> None:
    """The accepted offer becomes the clause; only what the script writes anew is typed."""
    offer = page.session.offer(offers_of(page.session, script)[clause.from_offer])
    hand.click_text(draft.clauses, tr("把方案{number}写入协议", number=offer.number))
    form = draft.clauses.form
    if form is None:
        raise HandSlipped("the clause's form did not open")
    people = people_of(page.session, script)
    fields = form.fields
    if clause.kind is not None and fields.chosen_kind() is not clause.kind:
        hand.click(fields.kind.chip_of(clause.kind.value))
    for choice, keys in ((fields.actors, clause.actors), (fields.targets, clause.to)):
        wanted = {people[key] for key in keys} or set(choice.chosen())
        for person_id in wanted ^ set(choice.chosen()):
            hand.click(choice.chip_of(person_id))
    if clause.action:
        hand.type_into(fields.action.edit, clause.action)
    _terms(hand, form, clause)
    hand.picture("09a-clause-from-offer")
    hand.click(form.record_button)


def _terms(hand: Hand, form: ClauseForm, clause: ScriptClause) -> None:
    fields = form.fields
    if clause.amount_fen is not None:
        hand.type_into(fields.amount.edit, digits(clause.amount_fen))
    if clause.parts:
        _rows(hand, fields.sums.parts, [(p.label, p.amount_fen) for p in clause.parts])
    if clause.instalments:
        payments = [(f"{one.due_on:%Y%m%d}", one.amount_fen) for one in clause.instalments]
        _rows(hand, fields.sums.payments, payments)
    elif clause.on_the_spot and not fields.spot.on():
        hand.click(fields.spot.tick)
    elif clause.due_on is not None:
        hand.type_into(fields.due.edit, f"{clause.due_on:%Y%m%d}")
    if clause.manner:
        hand.type_into(fields.manner.edit, clause.manner)
    if clause.proof:
        hand.type_into(fields.proof.edit, clause.proof)
    if clause.otherwise:
        hand.type_into(fields.otherwise.edit, clause.otherwise)


def _rows(hand: Hand, rows: SumRows, entries: list[tuple[str, int]]) -> None:
    """One row an entry: what it is or when, and how much; there are two from the first press on."""
    while len(rows.rows) < len(entries):
        hand.click(rows.add_button)
    for made, (first, fen) in zip(rows.rows, entries, strict=False):
        hand.type_into(made.first, first)
        hand.type_into(made.amount, digits(fen))


def _read_aloud(hand: Hand, page: AgreementPage, script: Script, people: dict[str, str]) -> None:
    hand.secondary(tr("朗读"))
    view = page.reading
    if view is None:
        raise HandSlipped("the agreement is not being read")
    for place in range(len(script.agreement.clauses) + 1):
        if place == 1:
            hand.picture("09b-read-aloud")
        hand.click(view.clear_button)
    for key in script.agreement.heard_by:
        hand.click(view.listeners[people[key]])
    hand.picture("09c-read-aloud-heard")
    hand.click(view.clear_button)


def _sign(
    hand: Hand,
    page: AgreementPage,
    otherwise: ScriptSignature | None,
    people: dict[str, str],
    *,
    pictured: bool,
) -> None:
    signing = page.signing
    here = signing.card.here if signing is not None else None
    if signing is None or here is None:
        raise HandSlipped("nobody is asked to sign")
    if otherwise and otherwise.refusal:
        hand.click(signing.card.refuse_button)
        _write_why(hand, signing.card.otherwise, otherwise.refusal)
    elif otherwise and otherwise.paper:
        hand.click(signing.card.paper_button)
        witness = people[otherwise.witness] if otherwise.witness else ""
        _choose_way(hand, signing.card.otherwise, otherwise, witness)
        _write_why(hand, signing.card.otherwise, otherwise.paper)
    else:
        _write_name(hand, here, redone=otherwise.redone if otherwise else 0, pictured=pictured)


def _choose_way(hand: Hand, form: OtherwiseForm | None, otherwise: ScriptSignature, witness: str) -> None:
    if form is None:
        raise HandSlipped("the form is not shown")
    hand.click(form.fields.ways.button_for(otherwise.way.value))
    if otherwise.writer:
        hand.type_into(form.fields.writer.edit, otherwise.writer)
    if witness:
        choose(hand, form.fields.witness, witness)


def _write_why(hand: Hand, form: OtherwiseForm | None, reason: str) -> None:
    if form is None:
        raise HandSlipped("the form is not shown")
    hand.type_into(form.fields.reason.edit, reason)
    if not form.fields.refuses():
        hand.click(form.identity)
        hand.click(form.consent.tick)
    hand.click(form.note)


def _write_name(hand: Hand, here: SignHere, *, redone: int, pictured: bool) -> None:
    hand.click(here.identity)
    for _ in range(redone):
        hand.write_name(here.pad, here.line.name)
        hand.click(here.redo)
    hand.write_name(here.pad, here.line.name)
    hand.click(here.consent.tick)
    if pictured:
        hand.picture("09-agreement")
    hand.click(here.confirm)
    hand.click(here.yes)


def _print(hand: Hand, page: AgreementPage, script: Script) -> None:
    """Print as the script says; where the tour has no printer the preview is only looked at."""
    hand.secondary(tr("打印"))
    shown = [p for p in page.window().findChildren(PreviewPage) if p.isVisible()]
    if not shown:
        raise HandSlipped("the paper is not shown")
    preview = shown[-1]
    card = preview.printing
    _wait_for(card.has_looked, "the printers")
    hand.picture("09f-preview")
    if card.print_button.isEnabled():
        choose(hand, card.printer, script.agreement.printer)
        hand.type_into(card.copies.edit, str(script.agreement.printed))
        hand.click(card.print_button)
        _wait_for(card.count.isVisible, "the count of pages")
        hand.picture("09g-print-count")
        hand.type_into(card.count.pages.edit, str(card.count.expected))
        hand.click(card.count.confirm)
        _wait_for(card.has_looked, "the printers")
    hand.click(preview.back)


def _wait_for(there: Callable[[], bool], what: str) -> None:
    """What the window does beside its own thread takes a moment."""
    since = QElapsedTimer()
    since.start()
    while not there():
        if since.hasExpired(WAIT_MS):
            raise HandSlipped(f"never came: {what}")
        QTest.qWait(LOOK_MS)
