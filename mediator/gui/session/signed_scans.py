"""签好的纸: scans of the paper signed by hand, beside the text they belong to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from mediator.domain.craft_states import Scan
from mediator.domain.errors import BadInput, MediatorError
from mediator.domain.session import Session
from mediator.domain.wording import message
from mediator.gui.dates import moment_shown
from mediator.gui.session.context import SessionContext
from mediator.gui.widgets import Para, Well, box, button, clear_layout, col, label, row
from mediator.wording import tr

KINDS = "PDF, JPEG, PNG (*.pdf *.jpg *.jpeg *.png)"


class SignedScans(Well):
    """A row a scan, and the button that adds one."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=14, gap=8)
        self._context = context
        self._rows = col(gap=6)
        self.attach_button = button(
            tr("附上签好的扫描件"), icon="paperclip", small=True, on_click=self._choose
        )
        self.add(
            label(tr("签好的纸"), "h3"),
            Para(
                tr("扫描或者拍照都可以，PDF、JPEG、PNG。只留下画面，原文件里的其他信息不保存。"), 14, "text2"
            ),
            box(self._rows),
            row(self.attach_button, None),
        )

    def show_session(self, session: Session) -> None:
        """Every scan with the draft it belongs to."""
        clear_layout(self._rows)
        for scan in session.scans:
            self._rows.addWidget(self._row(session, scan))
        self.attach_button.setVisible(session.in_force.lock is not None or session.lock is not None)

    def attach(self, path: Path) -> None:
        """Take the file in, or say why not; the file itself is never changed."""
        room = self._context.room
        try:
            content = path.read_bytes()
        except OSError:
            self._context.questions.tell(
                BadInput(message("这个文件打不开，没有附上"), message("请检查U盘或者文件夹后再选一次"))
            )
            return
        self._context.do(lambda: room.agreement.attach_scan(path.stem[:80], content))

    def _row(self, session: Session, scan: Scan) -> Well:
        words = tr(
            "{name}·{pages}页·{at}·{belongs}",
            name=scan.name,
            pages=scan.pages,
            at=moment_shown(scan.at),
            belongs=_belongs(session, scan.digest),
        )
        show = button(
            tr("查看"),
            small=True,
            name=tr("查看扫描件{name}", name=scan.name),
            on_click=lambda: self._show(scan),
        )
        shown = Well(pad=8, gap=4)
        shown.add(row((Para(words, 15), 1), show, gap=8))
        return shown

    def _show(self, scan: Scan) -> None:
        try:
            pages = self._context.room.agreement.scan(scan.scan_id)
        except MediatorError as error:
            self._context.questions.tell(error)
            return
        self._context.open_paper("scan", scan.name, pages)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("附上签好的扫描件"), str(Path.home()), KINDS)
        if name:
            self.attach(Path(name))


def _belongs(session: Session, digest: str) -> str:
    """Which text the paper was signed under: the one shown, another that was signed, or an older draft."""
    if session.lock is not None and digest == session.lock.digest:
        return tr("属于现在这一稿")
    kept = next((kept for kept in session.earlier if kept.lock.digest == digest), None)
    if kept is None:
        return tr("属于以前的一稿")
    if kept.supplement is None:
        return tr("属于原来签署的协议")
    return tr("属于补充协议第{number}号", number=kept.supplement.number)
