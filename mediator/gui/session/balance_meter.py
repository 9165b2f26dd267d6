"""How evenly the sides were heard: a small bar, the figures, and whom to hear next; for the officer alone."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget, QWidgetAction

from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Badge, Card, Para, Pill, box, clear_layout, col, icon_label, label, row
from mediator.gui.widgets.split_bar import SplitBar
from mediator.wording import tr

SMALL = 24


class BalanceMeter(Card):
    """Minutes, turns and visits of each side. It is never built where a party may be looking.

    `advises` is off where the page says whom to see next in another place.
    """

    def __init__(self, context: SessionContext, *, advises: bool = True) -> None:
        super().__init__(pad=(20, 12, 20, 14), gap=6)
        self._advises = advises
        self._context = context
        self.bar = SplitBar(tr("谈话时间的分布"))
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.nudge = Para("", 14, "text", 1.4)
        self._nudge_line = box(row(icon_label("scale", Tone.DISPUTE, 18), (self.nudge, 1), gap=8))
        self.add(
            row(
                label(tr("谈得是否均衡"), "bold"),
                Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"),
                None,
                gap=8,
            ),
            self.bar,
            self._rows,
            self._nudge_line,
        )
        self.show_session(context.session)

    def show_session(self, session: Session) -> None:
        """Count anew, by this computer's clock."""
        pace = self._context.room.pace
        shares = pace.shares()
        clear_layout(self._rows)
        spoken = []
        for share in shares:
            person = session.person(share.person_id)
            figures = tr(
                "{minutes}分，说{turns}次，见{visits}次",
                minutes=share.minutes,
                turns=share.turns,
                visits=share.visits,
            )
            spoken.append(tr("{name}：{figures}", name=person.name, figures=figures))
            badge = Badge(letter_shown(person.letter), tone_of(person), SMALL, name=person.name)
            self._rows.addWidget(
                box(row(badge, label(person.name, "secondary"), None, label(figures, "secondary"), gap=8))
            )
        tones = [tone_of(session.person(share.person_id)) for share in shares]
        amounts = [share.minutes for share in shares]
        self.bar.set_parts(list(zip(amounts, tones, strict=True)), tr("，").join(spoken))
        advice = pace.nudge() if self._advises else None
        self.nudge.set_text(tr(advice) if advice else "")
        self._nudge_line.setVisible(advice is not None)


def balance_menu(context: SessionContext, parent: QWidget) -> QMenu:
    """The meter on demand, where somebody sits before the screen; Esc puts it away, the curtain too."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("谈得是否均衡"))
    shown = QWidgetAction(menu)
    holder = QWidget()
    holder.setLayout(col(BalanceMeter(context), gap=0))
    shown.setDefaultWidget(holder)
    menu.addAction(shown)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
