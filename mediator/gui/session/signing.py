"""Signing in order: who signs now, how the others stand, paper and refusal, and the signed agreement."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.clause_refusals import article_of
from mediator.domain.paper_hand import PaperWay
from mediator.domain.session import Session, Signature
from mediator.domain.signing import OWN_HAND_ROLES, SigningLine, next_line, signer_name, signing_plan
from mediator.gui.dates import moment_shown
from mediator.gui.session.context import SessionContext
from mediator.gui.session.on_paper import REFUSE
from mediator.gui.session.route_words import phrase_shown
from mediator.gui.session.signed_scans import SignedScans
from mediator.gui.session.signing_order import SignerOrder
from mediator.gui.session.signing_otherwise import OtherwiseForm
from mediator.gui.session.signing_pad import SignHere
from mediator.gui.session.signing_second import SecondPerson
from mediator.gui.session.wrapping_row import WrappingRow
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, button, clear_layout, icon_label, label, row
from mediator.wording import tr


class SigningCard(Card):
    """The pad belongs to one line of the plan; when that is settled the next one's takes its place."""

    preview_asked = Signal()
    print_asked = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 12, 20, 16), gap=10)
        self._context = context
        self._line: SigningLine | None = None
        self._drawn = False
        self.here: SignHere | None = None
        self.otherwise: OtherwiseForm | None = None
        self._place = label("", "secondary")
        self.paper_button = button(
            tr("改用纸质签名"),
            "quiet",
            "printer",
            small=True,
            on_click=lambda: self.sign_otherwise(PaperWay.OWN_HAND),
        )
        self.cannot_write_button = button(
            tr("不会写字"), "quiet", small=True, on_click=lambda: self.sign_otherwise(PaperWay.FINGERPRINT)
        )
        self.refuse_button = button(
            tr("拒绝签名"), "quiet", small=True, on_click=lambda: self.sign_otherwise(REFUSE)
        )
        self.order = SignerOrder()
        self._slot = QVBoxLayout()
        self._slot.setSpacing(12)
        self.add(
            WrappingRow(
                row(label(tr("签名"), "h3"), self._place, None),
                row(self.refuse_button, self.cannot_write_button, self.paper_button, None, gap=4),
            ),
            self.order,
            (self._slot, 1),
        )

    def show_session(self, session: Session) -> None:
        """The order as it stands; the pad is kept as long as the same person signs."""
        self.order.show_session(session)
        line = next_line(session) if session.signed is None else None
        for way in (self.paper_button, self.refuse_button):
            way.setVisible(line is not None)
        self.cannot_write_button.setVisible(line is not None and line.role not in OWN_HAND_ROLES)
        plan = signing_plan(session)
        if line is not None:
            at = plan.index(line) + 1
            self._place.setText(tr("第{number}位，共{total}位", number=at, total=len(plan)))
            if line != self._line or self.here is None:
                self._open(line)
            return
        self._place.setText(tr("共{total}位", total=len(plan)))
        self._line, self.here, self.otherwise = None, None, None
        self._show_end(session)

    def first_focus(self) -> QWidget:
        """The officer's tick comes first."""
        if self.otherwise is not None and self.otherwise.isVisibleTo(self):
            return self.otherwise.fields.ways.buttons()[0]
        return self.here.identity if self.here is not None else self.paper_button

    def sign_otherwise(self, key: str) -> None:
        """The short form in the pad's place: on paper, by finger, by another's hand, or not at all."""
        if self.otherwise is None:
            return
        self._turn(otherwise=True)
        self.otherwise.open_with(key)

    def _turn(self, *, otherwise: bool) -> None:
        if self.here is None or self.otherwise is None:
            return
        self.here.setVisible(not otherwise)
        self.otherwise.setVisible(otherwise)
        if not otherwise:
            self.here.identity.setFocus()

    def _recorded(self, name: str, *, on_paper: bool) -> None:
        if on_paper:
            said = tr("请打印协议，由{name}在纸上签。", name=name)
            self._context.toast(said, tr("打印"), self.print_asked.emit)

    def _open(self, line: SigningLine) -> None:
        first = self.here is None
        clear_layout(self._slot)
        self._line = line
        self.here = SignHere(self._context, line)
        self.otherwise = OtherwiseForm(self._context, line)
        self.otherwise.left.connect(lambda: self._turn(otherwise=False))
        self.otherwise.recorded.connect(lambda paper: self._recorded(line.name, on_paper=paper))
        self.otherwise.setVisible(self.otherwise.is_begun())
        self.here.setVisible(not self.otherwise.is_begun())
        self._slot.addWidget(self.here, 1)
        self._slot.addWidget(self.otherwise)
        if not first:
            self.here.identity.setFocus()

    def _show_end(self, session: Session) -> None:
        clear_layout(self._slot)
        refused = [s for s in session.signatures if s.refusal]
        if session.signed is not None:
            signed = session.signed
            self._say("circle-check", Tone.AGREE, tr("协议已经签署"))
            self._slot.addWidget(
                Para(
                    tr("{when}完成，共{pages}页，已存档", when=moment_shown(signed.at), pages=signed.pages),
                    16,
                    "text2",
                )
            )
        elif refused:
            self._say("circle-alert", Tone.DISPUTE, tr("有人没有签名"))
            hint = tr("当事人拒绝签名的，协议没有达成。可以解除锁定继续商谈，或者终止调解。")
            self._slot.addWidget(Para(hint, 16, "text2"))
            route, basis = phrase_shown(self._context.room.rules.next_route), article_of(session)
            after = tr("没有达成协议时：{route}依据{article}", route=route, article=basis)
            self._slot.addWidget(Para(after, 14, "text2", 1.4))
            for signature in refused:
                self._slot.addWidget(Para(tr("理由：{reason}", reason=signature.refusal), 16))
        else:
            self._say("circle-check", Tone.AGREE, tr("都签好了"))
            self._slot.addWidget(Para(tr("请核对签名，然后完成签署。完成后不能再改。"), 16, "text2"))
            repeated = self._context.room.agreement.repeated_ink()
            if repeated:
                self._say("circle-alert", Tone.DISPUTE, _same_strokes(session, repeated))
            self.second = SecondPerson(self._context)
            self.second.show_session(session)
            self._slot.addWidget(self.second)
        self.show_paper = button(tr("预览PDF"), icon="file-text", on_click=self.preview_asked.emit)
        self.print_paper = button(tr("打印"), icon="printer", on_click=self.print_asked.emit)
        self._slot.addLayout(row(self.show_paper, self.print_paper, None, gap=12))
        self.scans = SignedScans(self._context)
        self.scans.show_session(session)
        self._slot.addWidget(self.scans)
        self._slot.addStretch(1)

    def _say(self, icon: str, colour: Tone, words: str) -> None:
        self._slot.addLayout(row(icon_label(icon, colour, 22), (label(words, "h2", wrap=True), 1), gap=8))


def _same_strokes(session: Session, repeated: tuple[Signature, ...]) -> str:
    names = "、".join(signer_name(session, signature) for signature in repeated)
    return tr("{names}的笔画与以前的一次签名完全相同，请看着本人重新签", names=names)
