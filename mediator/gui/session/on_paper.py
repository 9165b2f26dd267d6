"""How somebody signs who does not sign on the pad: the way, the reason, and the words to be printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.paper_hand import WAY_TITLES, PaperHand, PaperWay
from mediator.domain.paper_signing import paper_note, refusal_note, wanting_of, witnesses_for
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.session.own_language import in_own_language
from mediator.gui.session.people_choice import person_shown
from mediator.gui.widgets import (
    ChipGroup,
    ChoiceField,
    LineField,
    Para,
    Well,
    box,
    clear_layout,
    col,
    flow,
    link,
    row,
)
from mediator.wording import language, mark, tr

REFUSE = "refuse"
EVERY_WAY = tuple(PaperWay)
REASONS: dict[str, tuple[str, ...]] = {
    PaperWay.OWN_HAND: (mark("本人要求在纸上签"), mark("签名板不好用")),
    PaperWay.FINGERPRINT: (mark("不会写字"), mark("手受伤，不能写字")),
    PaperWay.BY_ANOTHER: (mark("手受伤，不能写字"), mark("视力不好，看不清")),
    REFUSE: (mark("对条款有不同意见"), mark("要再考虑"), mark("没有说明原因")),
}


class OnPaperFields(QWidget):
    """Nothing is chosen beforehand but the way that was asked for; typed words are kept as drafts."""

    changed = Signal()

    def __init__(
        self,
        context: SessionContext,
        signer_id: str,
        name: str,
        form: str,
        *,
        ways: tuple[PaperWay, ...] = EVERY_WAY,
        may_refuse: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.spoken = language()
        self._context, self._name = context, name
        self._people = witnesses_for(context.session, signer_id)
        options = [(way.value, tr(WAY_TITLES[way])) for way in ways]
        if may_refuse:
            options.append((REFUSE, tr("拒绝签名")))
        self.ways = ChipGroup(options, name=tr("怎样签"))
        self.reason = LineField(tr("原因"))
        self._reasons = flow(gap=12)
        self.writer = LineField(tr("代书人姓名"))
        witnesses = [(p.person_id, person_shown(context.session, p)) for p in self._people]
        self.witness = ChoiceField(tr("见证人"), [("", tr("没有选")), *witnesses], "")
        self._no_witness = Para(
            tr("在场的人里没有能见证的人。请先到“当事人信息”登记见证人，再由他人代书。"), 14, "text2"
        )
        self._printed = Para("", 15)
        self._note = Para("", 14, "text2")
        self._lay_out()
        self._kept = KeptFields(
            context.keep_draft,
            form,
            {
                "way": carrier(self.ways, self),
                "reason": self.reason.edit,
                "writer": self.writer.edit,
                "witness": carrier(self.witness, self),
            },
            {},
        )
        self.ways.changed.connect(lambda _keys: self._show())
        for field in (self.reason, self.writer, self.witness):
            field.changed.connect(lambda _text: self._changed())
        self._show()

    def _lay_out(self) -> None:
        self.setLayout(
            col(
                self.ways,
                self.reason,
                box(self._reasons),
                row((self.writer, 1), (self.witness, 1), gap=12),
                self._no_witness,
                Well(self._printed, self._note, pad=(12, 8, 12, 8), gap=4),
                gap=8,
            )
        )

    # -- what was chosen -----------------------------------------------------------

    def key(self) -> str:
        """The way chosen, or `refuse`; empty while nothing is."""
        return self.ways.one()

    def refuses(self) -> bool:
        """Whether no signature is given at all."""
        return self.key() == REFUSE

    def paper(self) -> PaperHand:
        """What is recorded of a signature on paper."""
        way = PaperWay(self.key())
        if way is not PaperWay.BY_ANOTHER:
            return PaperHand(reason=self.reason.text(), way=way)
        return PaperHand(
            reason=self.reason.text(), way=way, writer=self.writer.text(), witness_id=self.witness.key()
        )

    @in_own_language
    def wanting(self) -> str:
        """What is still to be filled in; empty when nothing is."""
        if not self.key():
            return tr("请先选怎样签")
        if self.refuses():
            return "" if self.reason.text() else tr("请写明拒绝签名的理由")
        found = wanting_of(self.paper())
        return tr(found) if found else ""

    # -- moves ---------------------------------------------------------------------

    def choose(self, key: str) -> None:
        """Open with this way, as if its chip had been pressed."""
        self.ways.button_for(key).click()

    def focus(self) -> None:
        """To the reason, or to the ways while none is chosen."""
        if self.key():
            self.reason.focus()
        else:
            self.ways.buttons()[0].setFocus()

    def forget(self) -> None:
        """It was recorded; the commit dropped the drafts."""
        self._kept.forget()

    def empty(self) -> None:
        """The person signs on the pad after all: nothing typed here waits any longer."""
        self.ways.choose()
        self._kept.type_in({"way": "", "reason": "", "writer": "", "witness": ""})
        self._context.flush_drafts()
        self._show()

    # -- what is shown -------------------------------------------------------------

    @in_own_language
    def _show(self) -> None:
        key = self.key()
        by_another = key == PaperWay.BY_ANOTHER
        self.writer.setVisible(by_another)
        self.witness.setVisible((by_another or key == REFUSE) and bool(self._people))
        self._no_witness.setVisible(by_another and not self._people)
        clear_layout(self._reasons)
        for words in REASONS.get(key, ()):
            said = tr(words)
            self._reasons.addWidget(link(said, partial(self.reason.set_text, said)))
        self._changed()

    @in_own_language
    def _changed(self) -> None:
        self._printed.set_text(self.printed_words())
        self._note.set_text(self._note_words())
        self.changed.emit()

    def printed_words(self) -> str:
        """What will stand on the paper, as far as it is filled in."""
        key, session = self.key(), self._context.session
        if not key or key == PaperWay.OWN_HAND:
            return tr("纸上这一行空着，请{name}本人用笔签名。", name=self._name)
        if key == REFUSE:
            now = self._context.room.desk.clock.now()
            words = refusal_note(session, self._name, self.reason.text(), now, self.witness.key())
        else:
            words = paper_note(session, self._name, self.paper())
        return tr("纸上这样写：{words}", words=words)

    def _note_words(self) -> str:
        if self.refuses():
            return tr("是否签名由本人决定。不签名不影响本人的其他权利。")
        if self.key() in (PaperWay.FINGERPRINT, PaperWay.BY_ANOTHER):
            return tr("指印只按在纸上，纸上留出捺印处。程序不采集、不保存指纹。")
        return ""
