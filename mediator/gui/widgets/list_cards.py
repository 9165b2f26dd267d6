"""Cards with rows for the home page, the records and the check pages."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from mediator.gui.theme import current
from mediator.gui.widgets.buttons import button
from mediator.gui.widgets.flow import flow
from mediator.gui.widgets.layout import Card, box, clear_layout, col, row, rule
from mediator.gui.widgets.marks import MiniSteps, Pill
from mediator.gui.widgets.text import ElidedLabel, Para, icon_label, label

ONE_COLUMN_FROM = 1.5
"""From this scale on a row of the day has its stage under its title."""


class ListCard(Card):
    """A heading with a count, perhaps a link, and rows under thin lines."""

    link_clicked = Signal()

    def __init__(self, title: str, count: str = "", link: str = "") -> None:
        super().__init__(pad=0, gap=0)
        self.setAccessibleName(f"{title} {count}".strip())
        self._title = title
        self._count = label(count, "secondary")
        head = row(label(title, "h3"), self._count, None, gap=8, margins=(20, 14, 12, 12))
        if link:
            head.addWidget(button(link, "quiet", small=True, on_click=self.link_clicked.emit))
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.body.addLayout(head)
        self.body.addLayout(self._rows)

    def add_row(self, widget: QWidget) -> None:
        """Append a row under a line."""
        self._rows.addWidget(rule())
        self._rows.addWidget(widget)

    def clear_rows(self) -> None:
        """Take all rows away."""
        clear_layout(self._rows)

    def set_count(self, count: str) -> None:
        """Show another count."""
        self._count.setText(count)
        self.setAccessibleName(f"{self._title} {count}".strip())


class AgendaRow(QWidget):
    """A session of the day: time, short title, state, who, how far it is, and the one thing to do."""

    opened = Signal()

    def __init__(
        self,
        time: str,
        title: str,
        who: str,
        stage: str,
        done: int,
        total: int,
        *,
        action: str,
        pill: Pill | None = None,
        highlight: bool = False,
        steps_name: str = "",
        action_name: str = "",
        time_width: int = 48,
    ) -> None:
        super().__init__()
        theme = current()
        self.setObjectName("Plain")
        self.setAccessibleName(f"{time} {title} {who} {stage}")
        self.setMinimumHeight(max(80, theme.px(80)))
        when = label(time, "bold" if ":" in time else "secondary")  # an hour, or a day in smaller type
        when.setMinimumWidth(theme.px(time_width))
        head = flow(ElidedLabel(title, "bold"), *([pill] if pill is not None else []), gap=10)
        who_words = Para(who, 14, "text2", 1.4)
        # In a row of its own, or the column would be no wider than the dots.
        dots = row(MiniSteps(done, total, steps_name or stage), None)
        far = (ElidedLabel(stage, "secondary"), dots)
        act = button(
            action,
            "tint" if highlight else "plain",
            name=action_name or f"{action} {title}",
            on_click=self.opened.emit,
        )
        act.setMinimumWidth(theme.px(104))
        if theme.scale >= ONE_COLUMN_FROM:
            words = col(head, who_words, *far, gap=6)
            self.setLayout(row(when, (words, 1), act, gap=16, margins=(20, 12, 20, 12)))
            return
        words = col(None, head, who_words, None, gap=6)
        progress = box(col(None, *far, None, gap=6), theme.px(152))
        self.setLayout(row(when, (words, 1), progress, act, gap=16, margins=(20, 8, 20, 8)))


class NoticeRow(QWidget):
    """Something due: how urgent in words, what, the detail, and the one thing to do."""

    opened = Signal()

    def __init__(
        self, title: str, detail: str, action: str, *, pill: Pill | None = None, action_name: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.setAccessibleName(f"{title} {detail}")
        self.setMinimumHeight(max(72, current().px(72)))
        head = flow(*([pill] if pill is not None else []), ElidedLabel(title, "bold"), gap=10)
        words = col(None, head, Para(detail, 14, "text2", 1.4), None, gap=4)
        act = button(action, small=True, name=action_name or f"{action} {title}", on_click=self.opened.emit)
        self.setLayout(row((words, 1), act, gap=12, margins=(20, 8, 16, 8)))


class InfoCard(Card):
    """A calm note: icon, heading, a sentence or two."""

    def __init__(self, icon: str, title: str, text: str) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=6)
        self.setAccessibleName(title)
        head = row(icon_label(icon, "text2", 20), (label(title, "bold", wrap=True), 1))
        self.add(head, Para(text, 14, "text2"))


class EmptyState(QWidget):
    """One sentence, and one thing to do."""

    acted = Signal()

    def __init__(self, sentence: str, action: str = "", *, icon: str | None = None) -> None:
        super().__init__()
        self.setObjectName("Plain")
        line = row((Para(sentence, 16, "text2"), 1), gap=16, margins=(20, 20, 20, 20))
        if action:
            line.addWidget(button(action, icon=icon, on_click=self.acted.emit))
        self.setLayout(line)


class KeyValueRow(QWidget):
    """A row of a check page: what it is, what stands there, and 修改."""

    action_clicked = Signal()

    def __init__(self, key: str, value: str, action: str = "", *, action_name: str = "") -> None:
        super().__init__()
        theme = current()
        self.setObjectName("Plain")
        self.setAccessibleName(f"{key} {value}")
        self.setMinimumHeight(max(44, theme.px(44)))
        head = Para(key, 14, "text2", 1.4)
        head.setFixedWidth(theme.px(136))
        line = row(gap=16, margins=(20, 6, 16, 6))
        line.addWidget(head, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(Para(value, 16), 1)
        if action:
            name = action_name or f"{action} {key}"
            line.addWidget(button(action, "quiet", small=True, name=name, on_click=self.action_clicked.emit))
        self.setLayout(line)


def table_look(table: QTableView) -> None:
    """Give a table the quiet look: rows of 44 px, no grid, whole rows selected, Tab leaves it."""
    table.setShowGrid(False)
    table.setAlternatingRowColors(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(current().px(44))
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
