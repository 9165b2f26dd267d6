"""How this person was asked so far: open questions beside narrow ones, as figures and as a bar."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.guides import QuestionKind
from mediator.domain.question_counts import QUESTION_KIND_TITLES, own_questions, question_counts
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Para, col
from mediator.gui.widgets.split_bar import SplitBar
from mediator.wording import tr

TONES: dict[QuestionKind, Tone] = {
    QuestionKind.FREE: Tone.AGREE,
    QuestionKind.OPEN: Tone.AGREE,
    QuestionKind.SPECIFIC: Tone.SINGLE,
    QuestionKind.CLOSED: Tone.DISPUTE,
    QuestionKind.CHOICE: Tone.DISPUTE,
    QuestionKind.SUMMARY: Tone.MUTE,
}


class QuestionMeter(QWidget):
    """For the officer alone; nothing while nobody was asked anything."""

    def __init__(self, context: SessionContext, person_id: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self.person_id = context, person_id
        self.words = Para("", 13, "text2")
        self.bar = SplitBar(tr("问法"))
        self.setLayout(col(self.words, self.bar, gap=2, margins=(12, 0, 12, 4)))

    def show_session(self, session: Session) -> None:
        """Count anew from the record."""
        guide = self._context.room.desk.guides.guide(session.guide_id)
        counts = question_counts(session, guide, self.person_id)
        some = [(kind, count) for kind, count in counts.items() if count]
        parts = (
            tr("{kind}{count}", kind=tr(QUESTION_KIND_TITLES[kind]), count=count) for kind, count in some
        )
        words = tr("问法：{parts}", parts="·".join(parts))
        if own := own_questions(session, self.person_id):
            words = tr("{asked}，其中自拟{count}问", asked=words, count=own)
        self.words.setText(words)
        self.bar.set_parts([(count, TONES[kind]) for kind, count in some], words)
        self.setVisible(bool(some))
