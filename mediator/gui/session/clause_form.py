"""Writes one clause: checks it in place, shows the sentence it becomes, and keeps a draft until recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from mediator.domain.clauses import clause_text
from mediator.domain.errors import MediatorError
from mediator.domain.events import ClauseKind, ClauseTerms
from mediator.domain.offers import accepted_by_all
from mediator.domain.private_sources import terms_text
from mediator.domain.session import Clause, Offer, Session
from mediator.domain.term_lint import TermFinding
from mediator.gui.drafts import text_of
from mediator.gui.session.chip_grid import ChipGrid
from mediator.gui.session.clause_form_fields import ClauseFields
from mediator.gui.session.clause_form_hints import ClauseHints
from mediator.gui.session.confirm_key import confirms
from mediator.gui.session.context import SessionContext
from mediator.gui.session.leak_warning import LeakWarning, everybody
from mediator.gui.session.shuttle_words import amount_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, ErrorSummary, Para, button, label, row
from mediator.services.terms_drafts import clause_drafts
from mediator.wording import tr

# The domain refuses with one sentence; this says at which field it is to be read.
PLACES: dict[str, str] = {
    "请选择由谁来做": "actors",
    "条款里的人已不在场，请重新选择": "actors",
    "请选择对方是谁": "targets",
    "同一个人不能既是做的人又是对方，请重新选择": "targets",
    "请填写金额，例如540或540.50": "amount",
    "履行日期早于今天，请核对": "due",
    "请填写最晚哪天，或者选当场履行": "due",
    "一笔款最多分成{most}项": "parts",
    "请填写第{number}项的金额": "parts",
    "各项合计{sum}元，与总额{total}元不一致，请核对": "parts",
    "分期付款至少两期，最多{most}期": "payments",
    "请填写第{number}期的金额": "payments",
    "第{number}期的日期早于今天，请核对": "payments",
    "第{number}期应当晚于上一期，请核对日期": "payments",
    "各期合计{sum}元，与总额{total}元不一致，请核对": "payments",
}


class ClauseForm(Card):
    """A new clause, one to be worded anew, or the one an accepted offer becomes; `finished` when done."""

    finished = Signal()

    def __init__(
        self,
        context: SessionContext,
        title: str,
        clause: Clause | None,
        start: ClauseTerms | None,
        offer: Offer | None = None,
    ) -> None:
        super().__init__(pad=(16, 14, 16, 16), gap=12, outline=Tone.PRIMARY)
        self._context, self._clause, self._offer = context, clause, offer
        self.clause_id = clause.clause_id if clause else offer.offer_id if offer else ""
        self.fields = ClauseFields()
        self.errors = ErrorSummary()
        self.hints = ClauseHints(lambda: context.room.agreement.lint(self.fields.terms()))
        self.hints.rewrite_asked.connect(self.point_to)
        self.fields.hints_slot.addWidget(self.hints)
        self.leaks = LeakWarning(
            context, lambda: terms_text(self.fields.terms()), lambda: everybody(context.session)
        )
        self._note = label("", "secondary", Tone.DISPUTE, wrap=True)
        self._preview = Para("", 16, "text2")
        self.record_button = button(tr("记下这一条"), "tint", on_click=self.record)
        self.give_up_button = button(tr("不改了") if clause else tr("不加了"), "quiet", on_click=self.give_up)
        self.add(
            label(title, "h3"),
            self.errors,
            self.fields,
            self.leaks,
            self._note,
            self._preview,
            row(self.record_button, self.give_up_button, None, align=Qt.AlignmentFlag.AlignVCenter),
        )
        self.fields.offer_people(context.session)
        if start is not None:
            self.fields.show_terms(start)
        names = clause_drafts(self.clause_id)
        edits = self.fields.edits()
        self._keepers = [context.keep_draft(name, edit) for name, edit in zip(names, edits, strict=True)]
        self.fields.recall_choices()
        self.fields.changed.connect(self._show_preview)
        self.fields.changed.connect(self.hints.look_soon)
        self.fields.changed.connect(self.leaks.look_soon)
        self.fields.due.left.connect(self._check_day)
        self._show_preview()
        if start is not None:
            self.hints.look_now()

    def show_session(self, session: Session) -> None:
        """People may have come or gone; what is typed and chosen stays."""
        self.fields.offer_people(session)

    def record(self) -> None:
        """Commit, or show the first thing that makes the clause unclear."""
        problems = self._unreadable()
        if problems:
            self._show(problems)
            return
        terms = self.fields.terms()
        room = self._context.room
        if self._clause is not None:
            error = self._context.attempt(lambda: room.agreement.revise_clause(self.clause_id, terms))
        elif self._offer is not None:
            error = self._context.attempt(lambda: room.offers.become_clause(self.clause_id, terms))
        else:
            error = self._context.attempt(lambda: room.agreement.draft_clause(terms))
        if error is not None:
            self._show([(tr(error.title), self._place(error))])
            return
        for keeper in self._keepers:
            keeper.forget()
        self.finished.emit()

    def give_up(self) -> None:
        """Leave everything as it was; the draft goes too."""
        for edit, keeper in zip(self.fields.edits(), self._keepers, strict=True):
            edit.clear()
            keeper.flush()
        self.finished.emit()

    def focus(self) -> None:
        """Put the keyboard at the first choice."""
        self.fields.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def point_to(self, finding: TermFinding) -> None:
        """Put the cursor where it is to be worded anew, with the words that were found selected."""
        edit = self._field_of(finding.field)
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(edit, (QLineEdit, QPlainTextEdit)) and finding.found:
            start = max(0, text_of(edit).find(finding.found, finding.start))
            _select(edit, start, len(finding.found))

    def note(self) -> str:
        """What is pointed out about the amount, or nothing."""
        return "" if self._note.isHidden() else self._note.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event, self):
            self.record()
        else:
            super().keyPressEvent(event)

    def _unreadable(self) -> list[tuple[str, QWidget]]:
        found: list[tuple[str, QWidget]] = []
        if self.fields.chosen_kind() is None:
            found.append((tr("请选择是哪一类条款"), self.fields.kind))
        if self.fields.chosen_kind() is ClauseKind.PAY and self.fields.amount.unreadable():
            found.append((tr("金额请写成数字，例如540或540.50"), self.fields.amount))
        if not self.fields.spot.on() and self.fields.due.unreadable():
            found.append((tr("日期请写成2025年11月30日这样"), self.fields.due))
        if self.fields.chosen_kind() is ClauseKind.PAY:
            found += self.fields.sums.unreadable()
        return found

    def _place(self, error: MediatorError) -> QWidget:
        places: dict[str, QWidget] = {
            "actors": self.fields.actors,
            "targets": self.fields.targets,
            "amount": self.fields.amount,
            "due": self.fields.due,
            "parts": self.fields.sums.parts.add_button,
            "payments": self.fields.sums.payments.add_button,
        }
        return places.get(PLACES.get(error.title.template, ""), self.fields.action)

    def _field_of(self, name: str) -> QWidget:
        fields = self.fields
        places: dict[str, QWidget] = {
            "actors": fields.actors,
            "targets": fields.targets,
            "due": fields.due.edit,
            "manner": fields.manner.edit,
            "proof": fields.proof.edit,
            "otherwise": fields.otherwise.edit,
        }
        return places.get(name, fields.action.edit)

    def _show(self, problems: list[tuple[str, QWidget]]) -> None:
        self.fields.clear_errors()
        self.errors.show_errors(tr("有{count}处需要补充", count=len(problems)), problems)
        for sentence, where in problems:
            if isinstance(where, ChipGrid):
                where.set_error(sentence)

    def _check_day(self) -> None:
        day = self.fields.due.value()
        past = day is not None and day < self._context.room.desk.today()
        if past or self.fields.due.error():
            self.fields.due.set_error(tr("履行日期早于今天，请核对") if past else "")

    def _show_preview(self) -> None:
        terms = self.fields.terms()
        ready = bool(self.fields.chosen_kind() and (terms.action or terms.kind is ClauseKind.APOLOGY))
        self._preview.setVisible(ready)
        if ready:
            sentence = clause_text(self._context.session, terms)
            self._preview.set_text(tr("会写成：{sentence}", sentence=sentence))
        self._show_mismatch(terms)

    def _show_mismatch(self, terms: ClauseTerms) -> None:
        session = self._context.session
        agreed = [o for o in session.offers if o.amount_fen is not None and accepted_by_all(session, o)]
        amounts = {o.amount_fen for o in agreed}
        differs = bool(terms.amount_fen and agreed and terms.amount_fen not in amounts)
        self._note.setVisible(differs)
        if differs:
            last = agreed[-1]
            self._note.setText(
                tr(
                    "各方同意的方案{number}是{amount}，请核对",
                    number=last.number,
                    amount=amount_shown(last.amount_fen or 0),
                )
            )


def _select(edit: QLineEdit | QPlainTextEdit, start: int, length: int) -> None:
    if isinstance(edit, QLineEdit):
        edit.setSelection(start, length)
        return
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
