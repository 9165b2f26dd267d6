"""Says below a field, while it is typed in, that its words hold what only one side said alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.leaks import Leak, explain, prepare, safe_warning
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Para, clear_layout, icon_label, row
from mediator.wording import tr

PAUSE_MS = 350
MOST_EXPLAINED = 3


def everybody(session: Session) -> tuple[str, ...]:
    """The parties, for wording that all of them will see."""
    return tuple(p.person_id for p in session.parties)


def _widest(found: tuple[Leak, ...]) -> list[Leak]:
    """Of what comes from one place, the words that are not part of longer ones."""
    return [
        leak
        for leak in found
        if not any(
            (other.source, other.label, other.person_id) == (leak.source, leak.label, leak.person_id)
            and other.start <= leak.start
            and leak.end <= other.end
            and len(other.words) > len(leak.words)
            for other in found
        )
    ]


class LeakWarning(QWidget):
    """Looks again a moment after the last key; takes neither focus nor keys, and stops nothing.

    The warning names no word. Where the page is the officer's alone and nobody else looks, the words and
    where they come from stand below it.
    """

    def __init__(
        self,
        context: SessionContext,
        text: Callable[[], str],
        to: Callable[[], tuple[str, ...]],
        *,
        officer_only: bool = False,
        own_words_of: Callable[[], str] = str,
    ) -> None:
        """`own_words_of` is who lets these words go, so that theirs are no leak."""
        super().__init__()
        self.setObjectName("Plain")
        self._context, self._text, self._to = context, text, to
        self._officer_only, self._own_words_of = officer_only, own_words_of
        self._found: tuple[Leak, ...] = ()
        self._steps: Iterator[None] = iter(())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._timer = self._single(PAUSE_MS, self._begin)
        self._step = self._single(0, self._go_on)
        context.changed.connect(self._session_changed)
        context.second_changed.connect(self._draw)
        self.hide()

    def look_soon(self) -> None:
        """Something was typed or chosen."""
        self._timer.start()

    def look_now(self) -> None:
        """Show what is found in what stands in the field."""
        self._timer.stop()
        self._step.stop()
        text, own = self._text(), self._own_words_of()
        room = self._context.room
        leaks = chain.from_iterable(room.leaks_in(text, i) for i in self._to()) if text else ()
        found = {(k.kind, k.start, k.end, k.person_id): k for k in leaks if k.person_id != own or not own}
        self._found = tuple(sorted(found.values(), key=lambda leak: leak.start))
        self._draw()

    def found(self) -> tuple[Leak, ...]:
        """What was noticed last."""
        return self._found

    def shown(self) -> list[str]:
        """The sentences shown now, the safe one first."""
        if not self._found:
            return []
        lines = [tr(safe_warning())]
        if self._may_explain():
            told = list(dict.fromkeys(tr(explain(leak)) for leak in _widest(self._found)))
            lines += told[:MOST_EXPLAINED]
            if len(told) > MOST_EXPLAINED:
                lines.append(tr("还有{count}处，改好后再看", count=len(told) - MOST_EXPLAINED))
        return lines

    def _may_explain(self) -> bool:
        """Only on a page of the officer's own, and while nobody else is in the room or looks at a screen."""
        session = self._context.session
        with_somebody = (
            session.open_talk is not None
            or session.open_joint_talk is not None
            or any(visit.ended_at is None for visit in session.shuttle_visits)
        )
        return self._officer_only and not with_somebody and not self._context.second_on()

    def _session_changed(self) -> None:
        if self._found or self._text():
            self.look_soon()

    def _begin(self) -> None:
        """A long session is laid out in small steps first, so that typing goes on meanwhile."""
        if not self._text():
            self.look_now()
            return
        session = self._context.session
        self._steps = chain.from_iterable(prepare(session, i) for i in self._to())
        self._step.start()

    def _go_on(self) -> None:
        done = object()
        if next(self._steps, done) is done:
            self.look_now()
        else:
            self._step.start()

    def _draw(self) -> None:
        lines = self.shown()
        clear_layout(self._column)
        for place, words in enumerate(lines):
            if place == 0:
                mark = icon_label("eye-off", Tone.DISPUTE, 18)
                self._column.addLayout(row(mark, (Para(words, 14, "text", 1.4), 1), gap=6))
            else:
                self._column.addWidget(Para(words, 14, "text2", 1.4))
        self.setAccessibleName(" ".join(lines))
        self.setVisible(bool(lines))

    def _single(self, pause: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(then)
        return timer
