"""One clause in the draft: its number, the sentence, doubts, what the check found, and what may be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from mediator.domain.clauses import KIND_NAMES, clause_text
from mediator.domain.offer_clause import offer_of_clause
from mediator.domain.session import Clause, Session
from mediator.domain.term_lint import TermFinding, reason_for
from mediator.domain.term_rules import FindingLevel
from mediator.gui.session.agreement_document import emphasised
from mediator.gui.session.clause_form_words import finding_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, button, col, icon_label, label, row
from mediator.wording import tr


class ClauseCard(Card):
    """Signals carry nothing: the card belongs to one clause."""

    up_asked = Signal()
    down_asked = Signal()
    change_asked = Signal()
    strike_asked = Signal()
    rewrite_asked = Signal(object)  # TermFinding
    explain_asked = Signal(object)  # TermFinding
    refuse_asked = Signal()

    def __init__(
        self, session: Session, clause: Clause, place: int, findings: tuple[TermFinding, ...] = ()
    ) -> None:
        super().__init__(pad=(14, 10, 14, 10), gap=6, look="Item")
        self.clause = clause
        number, total = place + 1, len(session.clauses)
        offer = offer_of_clause(session, clause.clause_id)
        self.source = tr("来自方案{number}", number=offer.number) if offer else ""
        head = row(
            label(tr("第{number}条", number=number), "bold"),
            label(tr(KIND_NAMES[clause.terms.kind]), "caption"),
            *([label(self.source, "caption")] if offer else []),
            None,
            gap=8,
        )
        self.up = button(
            "↑", small=True, name=tr("把第{number}条上移", number=number), on_click=self.up_asked.emit
        )
        self.down = button(
            "↓", small=True, name=tr("把第{number}条下移", number=number), on_click=self.down_asked.emit
        )
        self.up.setEnabled(place > 0)
        self.down.setEnabled(number < total)
        self.change = button(
            tr("修改"),
            inline=True,
            icon="pen-line",
            name=tr("修改第{number}条", number=number),
            on_click=self.change_asked.emit,
        )
        self.strike = button(
            tr("删除"),
            inline=True,
            icon="x",
            name=tr("删除第{number}条", number=number),
            on_click=self.strike_asked.emit,
        )
        self.refuse = button(
            tr("不同意"),
            inline=True,
            name=tr("有人不同意第{number}条", number=number),
            on_click=self.refuse_asked.emit,
        )
        for made in (self.up, self.down):
            head.addWidget(made)
        self.add(head, Para(clause_text(session, clause.terms), 16, strong=emphasised(clause.terms)))
        for note in clause.questioned:
            doubt = Para(tr("有疑问：{note}", note=note), 14, Tone.DISPUTE, 1.4, bold=True)
            self.add(row(icon_label("circle-question-mark", Tone.DISPUTE, 18), (doubt, 1), gap=6))
        for finding in findings:
            self.add(self._finding_row(finding, number, reason_for(session, clause.clause_id, finding)))
        self.add(row(self.change, self.refuse, None, self.strike))

    def _finding_row(self, finding: TermFinding, number: int, reason: str) -> QVBoxLayout:
        words = finding_shown(finding)
        if reason:
            told = tr("“{found}”已写明理由：{reason}", found=finding.found or finding.passage, reason=reason)
            return col(row(icon_label("circle-check", Tone.AGREE, 18), (Para(told, 14, "text2"), 1), gap=6))
        about = finding.found or words
        rewrite = button(
            tr("改写"),
            inline=True,
            name=tr("改写第{number}条的“{what}”", number=number, what=about),
            on_click=lambda: self.rewrite_asked.emit(finding),
        )
        actions = row(rewrite, gap=8, margins=(24, 0, 0, 0))
        if finding.level is not FindingLevel.BLOCK:
            explain = button(
                tr("写明理由"),
                inline=True,
                name=tr("写明第{number}条“{what}”的理由", number=number, what=about),
                on_click=lambda: self.explain_asked.emit(finding),
            )
            actions.addWidget(explain)
        if finding.article:
            basis = tr("依据{article}", article=finding.article)
            actions.addWidget(Para(basis, 13, "text3"), 1)
        strong = [finding.found] if finding.found else []
        said = Para(words, 14, Tone.DISPUTE, 1.4, strong=strong)
        line = row(icon_label("circle-alert", Tone.DISPUTE, 18), (said, 1), gap=6)
        return col(line, actions, gap=2)
