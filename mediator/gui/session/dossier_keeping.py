"""How the file is kept: period, who decided it, volume number, and the note for the archive."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.dossier import usual_period, usual_situation
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, ChoiceField, LineField, Para, Pill, TextField, button, flow, label, row
from mediator.wording import language, tr


class KeepingForm(Card):
    """保管期限 and 卷宗情况说明. What is usual on the route stands there to be taken over."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        rules = context.room.dossier.rules
        english = language() == "en"
        periods = [(p.title, p.title_en if english else p.title) for p in rules.periods]
        self.retention = ChoiceField(tr("保管期限"), periods)
        self.decided_by = LineField(tr("期限由谁决定"))
        self.volume = LineField(tr("卷号"), optional=tr("不填用调解编号"))
        self.situation = TextField(tr("卷宗情况说明"), lines=2)
        self.state = Pill("", Tone.MUTE)
        self.wrong = Para("", 14, "danger", 1.4)
        self.wrong.hide()
        self.record = button(tr("记下"), "tint", name=tr("记下保管期限和情况说明"), on_click=self.submit)
        self.fields = KeptFields(
            context.keep_draft,
            "dossier",
            {
                "retention": carrier(self.retention, self),
                "decided-by": self.decided_by.edit,
                "volume": self.volume.edit,
                "situation": self.situation.edit,
            },
            self._texts(context.session),
        )
        self.add(
            flow(label(tr("封面与情况说明"), "h3"), self.state, gap=12),
            row((self.retention, 1), (self.decided_by, 1), gap=16),
            self.volume,
            self.situation,
            self.wrong,
            row(None, self.record),
        )

    def show_session(self, session: Session, *, is_open: bool) -> None:
        """What is recorded, and whether it may still change."""
        self.fields.show(self._texts(session))
        if session.dossier is None:
            self.state.set_text(tr("还没有记下"), Tone.DISPUTE, "clock")
        else:
            self.state.set_text(tr("已记下"), Tone.AGREE, "check")
        for field in (self.retention, self.decided_by, self.volume, self.situation):
            field.control.setEnabled(is_open)
        self.record.setVisible(is_open)

    def first_focus(self) -> QWidget:
        return self.retention.control

    def submit(self) -> None:
        """Record it; what is wrong is said above the button."""
        verbs = self._context.room.dossier
        error = self._context.attempt(
            lambda: verbs.prepare(
                retention=self.retention.key(),
                decided_by=self.decided_by.text(),
                situation=self.situation.text(),
                volume_number=self.volume.text(),
            )
        )
        self.wrong.setText(tr(error.title) if error else "")
        self.wrong.setVisible(error is not None)
        if error is None:
            self.fields.forget()

    def _texts(self, session: Session) -> dict[str, str]:
        rules, kept = self._context.room.dossier.rules, session.dossier
        if kept is None:
            return {
                "retention": usual_period(session, rules),
                "decided-by": session.host.name,
                "situation": usual_situation(session),
            }
        return {
            "retention": kept.retention,
            "decided-by": kept.decided_by,
            "volume": kept.volume_number,
            "situation": kept.situation,
        }
