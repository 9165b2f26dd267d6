"""The reasons for mediating in spite of a finding, one for each, and the name of the superior asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.events import GateOverride
from mediator.domain.screening import ScreeningResult
from mediator.domain.session import Conclusion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.intake_findings import finding_shown
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.widgets import LineField, Para, TextField, col, label
from mediator.wording import tr


class OverrideForm(QWidget):
    """A field of its own for every finding; what is typed waits as a draft until the conclusion is noted."""

    changed = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        self.reasons: dict[str, TextField] = {}
        self._kept: dict[str, KeptFields] = {}
        self._recorded: dict[str, str] = {}
        self.superior = LineField(tr("批准人"), hint=tr("请示了谁，写姓名"))
        self._superior = KeptFields(context.keep_draft, "conclusion", {"superior": self.superior.edit}, {})
        self._fields = col(gap=12)
        self.setLayout(
            col(
                label(tr("仍要调解的理由"), "bold"),
                Para(tr("逐项写明。您的姓名会一起记下。"), 14, "text2", 1.4),
                self._fields,
                self.superior,
                gap=8,
            )
        )
        self.superior.changed.connect(lambda _text: self.changed.emit())

    def show_result(self, result: ScreeningResult, conclusion: Conclusion | None) -> None:
        """A field for each finding there is now; text typed for one that is gone stays where it was."""
        recorded = {o.gate_id: o.reason for o in conclusion.overrides} if conclusion else {}
        for gate in result.against:
            if gate.gate_id not in self.reasons:
                self._add(gate.gate_id, finding_shown(gate, result.regime))
        wanted = {gate.gate_id for gate in result.against}
        for gate_id, field in self.reasons.items():
            field.setVisible(gate_id in wanted)
            self._kept[gate_id].show({"reason": recorded.get(gate_id, "")})
        self._superior.show({"superior": conclusion.superior if conclusion else ""})
        self.superior.setVisible(bool(result.reviews))

    def overrides(self) -> tuple[GateOverride, ...]:
        """What is typed, whether it is wanted or not; the rules take what they need."""
        return tuple(GateOverride(gate_id=i, reason=field.text()) for i, field in self.reasons.items())

    def field_of(self, gate_id: str) -> TextField | None:
        """Where the reason for that finding is typed."""
        return self.reasons.get(gate_id)

    def touched(self) -> bool:
        """Whether something was typed that is not recorded."""
        return any(kept.touched() for kept in (*self._kept.values(), self._superior))

    def forget(self) -> None:
        """Everything was recorded just now."""
        for kept in (*self._kept.values(), self._superior):
            kept.forget()

    def set_closed(self, closed: bool) -> None:
        """Nothing can be concluded any more."""
        for field in (*self.reasons.values(), self.superior):
            field.control.setEnabled(not closed)

    def _add(self, gate_id: str, finding: str) -> None:
        field = TextField(finding, lines=1)
        self._fields.addWidget(field)
        self.reasons[gate_id] = field
        self._kept[gate_id] = KeptFields(
            self._context.keep_draft, f"override-{gate_id}", {"reason": field.edit}, {}
        )
        field.changed.connect(lambda _text: self.changed.emit())
