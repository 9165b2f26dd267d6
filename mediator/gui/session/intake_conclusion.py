"""The officer's own conclusion: mediate or not, with the reasons where it departs from the rules."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from mediator.domain.events import GateOverride
from mediator.domain.intake import ReasonMissing, SuperiorMissing
from mediator.domain.screening import ScreeningResult
from mediator.domain.session import Conclusion
from mediator.domain.standing import is_outdated
from mediator.gui.session.context import SessionContext
from mediator.gui.session.intake_overrides import OverrideForm
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, SegmentedChoice, TextField, button, label, row
from mediator.gui.widgets.fields import Field
from mediator.wording import tr


class ConclusionCard(Card):
    """Mediate or not, with a reason where it departs from the rules, and where to go instead."""

    changed = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self.choice = SegmentedChoice([("yes", tr("适用调解")), ("no", tr("不适用"))], name=tr("审查结论"))
        self.state = Pill("", Tone.MUTE)
        self.overrides = OverrideForm(context)
        self.reason = TextField(tr("理由"), optional=tr("（与审查结果不一致时必填）"), lines=2)
        self.route = TextField(tr("下一步去向"), lines=2, hint=tr("写进记录，也告诉当事人"))
        self.note = button(tr("记下结论"), "tint")
        held = carrier(self.choice, self)
        self.add(
            row(label(tr("审查结论"), "h3"), self.state, None, gap=8),
            Para(tr("由您决定。不符合的要调解，逐项写明理由。"), 14, "text2", 1.4),
            row(self.choice, None, self.note, gap=16),
            self.overrides,
            self.reason,
            self.route,
        )
        self._held = held
        self._fields = KeptFields(
            context.keep_draft, "conclusion", {"mediate": held, "reason": self.reason.edit}, {}
        )
        self._route = KeptFields(context.keep_draft, "termination", {"route": self.route.edit}, {})
        self._result: ScreeningResult | None = None
        held.textChanged.connect(lambda _text: self._rearrange())
        self.reason.changed.connect(lambda _text: self._rearrange())
        self.overrides.changed.connect(self._rearrange)
        self._rearrange()

    def mediate(self) -> bool | None:
        """What is chosen now; None when nothing is."""
        return {"yes": True, "no": False}.get(self._held.text())

    def pending(self) -> bool:
        """Whether something was chosen or written that is not recorded yet."""
        typed = self._fields.touched() or (self._departs() and self.overrides.touched())
        return self.mediate() is not None and typed

    def given_overrides(self) -> tuple[GateOverride, ...]:
        """The reasons typed for mediating in spite of the findings."""
        return self.overrides.overrides() if self.mediate() else ()

    def superior(self) -> str:
        """Who was asked."""
        return self.overrides.superior.text()

    def place_of(self, error: ReasonMissing) -> Field:
        """The field in which what is missing is to be written."""
        if isinstance(error, SuperiorMissing):
            return self.overrides.superior
        return self.overrides.field_of(error.gate_id) or self.reason

    def show_conclusion(self, conclusion: Conclusion | None, result: ScreeningResult) -> None:
        """What is recorded, and whether the answers have changed since."""
        self._result = result
        recorded = {} if conclusion is None else _texts(conclusion)
        self._fields.show(recorded)
        self.overrides.show_result(result, conclusion)
        if conclusion is None:
            self.state.set_text(tr("还没有结论"), Tone.MUTE)
        elif is_outdated(conclusion, result):
            self.state.set_text(tr("审查结果有变化，请再看结论"), Tone.DISPUTE)
        else:
            self.state.set_text(tr("已记下"), Tone.AGREE)
        self._rearrange()

    def recorded(self) -> None:
        """The conclusion was committed just now."""
        self._fields.forget()
        self.overrides.forget()
        self._rearrange()

    def ended(self) -> None:
        """The session was ended with this; nothing of it waits any more."""
        self._route.forget()

    def rest(self) -> None:
        """The keyboard on the choice that was recorded."""
        chosen = next((made for made in self.choice.buttons() if made.isChecked()), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_closed(self, closed: bool) -> None:
        """Nothing can be concluded any more."""
        for made in (*self.choice.buttons(), self.reason.edit, self.route.edit, self.note):
            made.setEnabled(not closed)
        self.overrides.set_closed(closed)

    def _departs(self) -> bool:
        """To mediate in spite of something the rules found."""
        return self.mediate() is True and self._result is not None and bool(self._result.against)

    def _rearrange(self) -> None:
        self.overrides.setVisible(self._departs())
        self.reason.setVisible(self.mediate() is not None and not self._departs())
        self.route.setVisible(self.mediate() is False)
        gravest = self._result.gravest if self._result else None
        if self.mediate() is False and gravest is not None and not self.route.text():
            self.route.set_text(gravest.next_step)
        self.note.setVisible(self.pending())
        self.changed.emit()


def _texts(conclusion: Conclusion) -> dict[str, str]:
    return {"mediate": "yes" if conclusion.mediate else "no", "reason": conclusion.reason}
