"""核验文书: from the code on a paper to its record, and whether a file is the one that was sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.seals import CHECK_TITLES, SealFinding
from mediator.gui.widgets import (
    Card,
    ErrorSummary,
    LineField,
    Para,
    Tone,
    box,
    button,
    clear_layout,
    col,
    icon_label,
    label,
    page,
    row,
    scroll,
)
from mediator.services.desk import Desk
from mediator.services.paper_lookup import STATE_SENTENCES, FoundPaper, PaperLookup
from mediator.services.paper_verdict import MOST_BYTES, PaperVerdict, verify
from mediator.services.station_seal import TRUST_FILE, StationSealing
from mediator.whole_file import NotSure, write_whole
from mediator.wording import mark, tr

CODE_WIDTH = 360
MARKS: dict[bool | None, tuple[str, Tone, str]] = {
    True: ("circle-check", Tone.AGREE, mark("通过")),
    False: ("circle-x", Tone.DANGER, mark("没有通过")),
    None: ("circle-minus", Tone.MUTE, mark("没有比对")),
}


class VerifyPage(QWidget):
    """Two cards: a code that is typed or scanned, and a file that is chosen."""

    session_opened = Signal(str)

    def __init__(self, desk: Desk, typed: Mapping[str, str], folder: Path | None = None) -> None:
        super().__init__()
        self._desk, self._folder = desk, folder or Path.home()
        self.errors = ErrorSummary()
        self.code = LineField(
            tr("核对码"), hint=tr("文书每页下方，例如7F3A-21；也可以用扫码枪扫右上角的方块"), width=CODE_WIDTH
        )
        self.code.set_text(typed.get("code", ""))
        self.code.edit.returnPressed.connect(self.look_up)
        self.find_button = button(tr("查找"), "primary", icon="search", on_click=self.look_up)
        self._found = col(gap=8)
        self.file_button = button(tr("选择PDF文件"), icon="folder-open", on_click=self._choose)
        self.trust_button = button(tr("导出本单位证书"), icon="download", on_click=self._choose_place)
        self.verdict = Para("", 16)
        self._checks = col(gap=8)
        self.saved = Para("", 14, "text2")
        content = page(
            label(tr("核验文书"), "h1"),
            self.errors,
            self._code_card(),
            self._file_card(),
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=960,
        )
        self.setLayout(col((scroll(content), 1), gap=0))

    def first_focus(self) -> QWidget:
        """The field for the code: a scanner types into it."""
        return self.code.edit

    def typed(self) -> dict[str, str]:
        """What stands in the field."""
        return {"code": self.code.edit.text()}

    def look_up(self) -> None:
        """Show every text locked under the code, or say in a sentence that there is none."""
        clear_layout(self._found)
        try:
            found = PaperLookup(self._desk).find(self.code.edit.text())
        except MediatorError as error:
            self.errors.show_errors(tr("还没有查找"), [(tr(error.title), self.code)])
            return
        self.errors.clear()
        if not found:
            self._found.addWidget(
                Para(tr("记录里没有这个核对码。请再看一遍，或者它不是本单位的文书。"), 15, "text2")
            )
        for paper in found:
            self._found.addWidget(self._row(paper))

    def check_file(self, path: Path) -> None:
        """Say of a file, check by check, whether it is the one that was sealed."""
        clear_layout(self._checks)
        try:
            if path.stat().st_size > MOST_BYTES:
                self.verdict.setText(tr("这个文件太大，不是本程序的文书。没有改动任何东西。"))
                return
            verdict = verify(self._desk, path.read_bytes())
        except OSError:
            self.verdict.setText(tr("这个文件打不开。请检查U盘或者文件夹后再选一次。"))
            return
        except MediatorError as error:
            self.verdict.setText(tr(error.title))
            return
        self.show_verdict(path.name, verdict)

    def show_verdict(self, name: str, verdict: PaperVerdict) -> None:
        """The conclusion first, then every check, then which record it is."""
        self.verdict.setText(tr("{name}：{conclusion}", name=name, conclusion=verdict.seal.conclusion()))
        for finding in verdict.seal.findings:
            self._checks.addWidget(_check_row(finding))
        if verdict.seal.sealed_at:
            at = tr("封存时间是封存的电脑自己的时间：{at}", at=verdict.seal.sealed_at)
            self._checks.addWidget(Para(at, 14, "text2"))
        if verdict.number:
            words = tr(
                "属于{number}，第{draft}稿，核对码{code}",
                number=verdict.number,
                draft=verdict.draft,
                code=verdict.check_code,
            )
            self._checks.addWidget(Para(words, 15))
        for sentence in verdict.about():
            self._checks.addWidget(Para(tr(sentence), 15, "text2"))

    def save_trust(self, path: Path) -> None:
        """Write the certificates for another office, and say where they are."""
        try:
            write_whole(path, StationSealing(self._desk).trust_file())
        except NotSure:
            self.saved.setText(tr("已写成{name}，没能核对。请换个位置再存一次", name=path.name))
            return
        except OSError:
            self.saved.setText(tr("没有存成。请换个位置再存一次。"))
            return
        self.saved.setText(tr("已存为{name}，在{folder}", name=path.name, folder=str(path.parent)))

    def _code_card(self) -> Card:
        card = Card(pad=20, gap=12)
        card.add(
            label(tr("从纸上找到记录"), "h2"),
            self.code,
            row(self.find_button, None),
            box(self._found),
        )
        return card

    def _file_card(self) -> Card:
        card = Card(pad=20, gap=12)
        card.add(
            label(tr("核验电子文件"), "h2"),
            Para(
                tr(
                    "封存只说明：文件从本单位封存起没有变过，时间是这台电脑自己的时间。"
                    "它不是电子签名，签名以纸上和屏幕上各人写的为准。"
                ),
                15,
                "text2",
            ),
            row(self.file_button, self.trust_button, None, gap=12),
            self.verdict,
            box(self._checks),
            self.saved,
        )
        return card

    def _row(self, paper: FoundPaper) -> QWidget:
        words = tr("{number}·{title}·第{draft}稿", number=paper.number, title=paper.title, draft=paper.draft)
        opening: Callable[[], None] = lambda: self.session_opened.emit(paper.session_id)  # noqa: E731
        open_button = button(
            tr("打开"), small=True, name=tr("打开{number}", number=paper.number), on_click=opening
        )
        said = [tr(STATE_SENTENCES[paper.state])]
        if paper.supplement:
            said.insert(0, tr("补充协议第{number}号", number=paper.supplement))
        if paper.in_force is not None:
            said.append(tr(paper.in_force.sentence()))
        shown = col(Para(words, 16), *(Para(line, 14, "text2") for line in said), gap=2)
        return box(row((shown, 1), open_button, gap=12))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("选择PDF文件"), str(self._folder), "PDF (*.pdf)")
        if name:
            self._folder = Path(name).parent
            self.check_file(Path(name))

    def _choose_place(self) -> None:
        start = str(self._folder / TRUST_FILE)
        name, _ = QFileDialog.getSaveFileName(self, tr("导出本单位证书"), start, "CER (*.cer)")
        if name:
            self.save_trust(Path(name))


def _check_row(finding: SealFinding) -> QWidget:
    """The sign with its word for whoever hears the page, then what was asked and the answer."""
    icon, tone, spoken = MARKS[finding.good]
    words = tr("{what}：{answer}", what=tr(CHECK_TITLES[finding.check]), answer=finding.sentence)
    return box(row(icon_label(icon, tone, 20, tr(spoken)), (Para(words, 15), 1), gap=8))
