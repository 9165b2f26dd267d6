"""The papers of the file in its order, each with how far it is; the whole file to print at one press."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.file_papers import FilePaper, PaperState
from mediator.gui.session.context import SessionContext
from mediator.gui.session.dossier_run import DossierRun
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    Para,
    Pill,
    box,
    button,
    clear_layout,
    col,
    flow,
    icon_label,
    label,
    row,
    rule,
)
from mediator.services.dossier_verbs import WHOLE_FILE
from mediator.wording import mark, tr

STATES: dict[PaperState, tuple[str, Tone, str]] = {
    PaperState.PRESENT: (mark("已齐"), Tone.AGREE, "check"),
    PaperState.TO_FILL: (mark("待填写"), Tone.DISPUTE, "pencil"),
    PaperState.TO_SIGN: (mark("待签名"), Tone.DISPUTE, "pen-line"),
    PaperState.MISSING: (mark("缺"), Tone.DANGER, "circle-alert"),
    PaperState.ON_REQUEST: (mark("需要时打印"), Tone.MUTE, "printer"),
}
HEAD, ROW = (20, 14, 16, 12), (20, 6, 16, 6)


class DossierPapers(Card):
    """卷宗: what lies in it."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=0, gap=0)
        self._context = context
        self.count = label("", "secondary")
        self.whole = button(tr("打印整卷"), "tint", "printer", on_click=self.print_whole)
        self.whole.setToolTip(tr("按顺序合成一份PDF，可以打印或另存"))
        # Whoever may look at a session may print its file: nothing is recorded by that.
        self.whole.setProperty("looks", True)
        self.run = DossierRun()
        self.list = QWidget()
        self._rows = col(gap=0)
        self.list.setLayout(self._rows)
        head = flow(label(tr("卷宗"), "h3"), self.count, gap=12)
        self.add(row((head, 1), self.whole, gap=12, margins=HEAD), self.run, self.list)
        self.run.finished.connect(self._open_whole)
        self.run.failed.connect(self._failed)
        self.run.stopped.connect(self._ready)

    def show_papers(self, papers: tuple[FilePaper, ...]) -> None:
        """Draw the rows; kinds that are not needed are named together in one line."""
        clear_layout(self._rows)
        shown = [p for p in papers if p.state is not PaperState.NOT_NEEDED]
        self.count.setText(tr("{count}份", count=sum(1 for p in papers if p.in_file)))
        for paper in shown:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(paper))
        spare = [tr(p.title) for p in papers if p.state is PaperState.NOT_NEEDED]
        if spare:
            words = tr("本案不需要：{titles}", titles=tr("、").join(spare))
            self._rows.addWidget(rule())
            self._rows.addWidget(box(row((Para(words, 14, "text2", 1.4), 1), margins=ROW)))

    def print_whole(self) -> None:
        """Make the file paper by paper and open it."""
        if self.run.is_running:
            return
        try:
            making = self._context.room.dossier.making()
        except MediatorError as error:
            self._context.questions.tell(error)
            return
        self.whole.setEnabled(False)
        self.run.start(making)

    def _open_whole(self, pdf: bytes) -> None:
        self._ready()
        self._context.open_paper(WHOLE_FILE, tr("整卷"), pdf)

    def _failed(self, error: MediatorError) -> None:
        self._ready()
        self._context.questions.tell(error)

    def _ready(self) -> None:
        self.whole.setEnabled(True)
        self.whole.setFocus()

    def _row(self, paper: FilePaper) -> QWidget:
        words, tone, icon = STATES[paper.state]
        title = tr(paper.title)
        line = row(
            icon_label("file-text"),
            (Para(title, 16), 1),
            Pill(tr(words), tone, icon),
            gap=12,
            margins=ROW,
        )
        if paper.is_drawn:
            line.addWidget(
                button(
                    tr("查看"),
                    small=True,
                    name=tr("查看{title}", title=title),
                    on_click=lambda: self._open(paper),
                )
            )
        return box(line)

    def _open(self, paper: FilePaper) -> None:
        try:
            pdf = self._context.room.dossier.draw(paper)
        except MediatorError as error:
            self._context.questions.tell(error)
            return
        self._context.open_paper(paper.name, tr(paper.title), pdf)
