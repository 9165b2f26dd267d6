"""What the clause check says about a clause while it is typed: below the field, never in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator.domain.term_lint import TermFinding
from mediator.domain.term_rules import FindingLevel, TermElement, TermKind
from mediator.gui.session.clause_form_words import finding_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Para, button, clear_layout, icon_label, label, row
from mediator.wording import tr

PAUSE_MS = 350
MOST_SHOWN = 4
HAVE_A_FIELD = (TermElement.PROOF, TermElement.OTHERWISE)
"""What is not wanted by law and has a field of its own further down needs no line here."""


class ClauseHints(QWidget):
    """Looks again a moment after the last key; takes neither focus nor keys. `rewrite_asked`: one finding."""

    rewrite_asked = Signal(object)

    def __init__(self, look: Callable[[], tuple[TermFinding, ...]]) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._look = look
        self._drawn: tuple[TermFinding, ...] = ()
        self.shown: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look_now)
        self.hide()

    def look_soon(self) -> None:
        """Something was typed or chosen."""
        self._timer.start()

    def look_now(self) -> None:
        """Show what is found in what stands in the form."""
        self._timer.stop()
        found = tuple(f for f in self._look() if not _has_a_field(f))
        if found != self._drawn:
            self._drawn = found
            self._draw(found)

    def findings(self) -> tuple[TermFinding, ...]:
        """What is shown now."""
        return self._drawn

    def _draw(self, found: tuple[TermFinding, ...]) -> None:
        clear_layout(self._column)
        self.shown = [finding_shown(finding) for finding in found[:MOST_SHOWN]]
        for finding, words in zip(found[:MOST_SHOWN], self.shown, strict=True):
            self._column.addLayout(self._line(finding, words))
        if len(found) > MOST_SHOWN:
            more = tr("还有{count}处，改好后再看", count=len(found) - MOST_SHOWN)
            self._column.addWidget(label(more, "secondary"))
        self.setAccessibleName(" ".join(self.shown))
        self.setVisible(bool(found))

    def _line(self, finding: TermFinding, words: str) -> QHBoxLayout:
        heavy = bool(finding.found) and finding.level is not FindingLevel.WARN
        mark = icon_label("circle-question-mark", Tone.DISPUTE if heavy else "text3", 18)
        strong = [finding.found] if finding.found else []
        said = Para(words, 14, "text" if heavy else "text2", 1.4, strong=strong)
        line = row(mark, (said, 1), gap=6)
        if finding.found:
            name = tr("改写“{found}”", found=finding.found)
            line.addWidget(
                button(tr("改写"), inline=True, name=name, on_click=lambda: self.rewrite_asked.emit(finding))
            )
        return line


def _has_a_field(finding: TermFinding) -> bool:
    rule = finding.rule
    return rule.kind is TermKind.MISSING and rule.element in HAVE_A_FIELD
