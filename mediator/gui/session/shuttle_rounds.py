"""The rounds of sums as a chart with the same figures beneath; on the officer's own page alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from mediator.domain.money import plain
from mediator.domain.rounds import Bid, MoneyRound, Movement, agreed_sum, money_rounds, movements
from mediator.domain.session import Session
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, box, col, label, row
from mediator.gui.widgets.layout import clear_layout
from mediator.gui.widgets.line_chart import ChartLine, LineChart
from mediator.wording import tr


class RoundsCard(Card):
    """Hidden until two sums were named."""

    def __init__(self) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=8)
        self._shown: object = None
        self.chart = LineChart(tr("金额往返图"), plain, lambda number: tr("第{number}轮", number=number))
        self.table = QGridLayout()
        self.table.setContentsMargins(0, 0, 0, 0)
        self.table.setHorizontalSpacing(12)
        self.table.setVerticalSpacing(4)
        self._moves = col(gap=2)
        self._agreed = Para("", 14, Tone.AGREE, bold=True)
        head = row(label(tr("金额往返"), "h3"), Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"), None)
        key = label(tr("◇ 两头的中间"), "caption")
        self.add(head, self.chart, row(key, None), box(self.table), self._moves, self._agreed)
        self.hide()

    def show_session(self, session: Session) -> None:
        """Draw anew when a sum was named, taken back or agreed."""
        rounds, moved, agreed = money_rounds(session), movements(session), agreed_sum(session)
        state = (rounds, moved, agreed, session.parties)
        if state == self._shown:
            return
        self._shown = state
        self.setVisible(sum(m.sums for m in moved) > 1)
        self._draw_chart(session, rounds, moved)
        self._draw_table(session, rounds, moved)
        clear_layout(self._moves)
        for movement in moved:
            self._moves.addWidget(Para(_moved(session, movement), 14, "text2", 1.4))
        self._agreed.setVisible(agreed is not None)
        if agreed is not None:
            self._agreed.set_text(tr("各方同意的是{amount}元", amount=plain(agreed)))

    def _draw_chart(
        self, session: Session, rounds: tuple[MoneyRound, ...], moved: tuple[Movement, ...]
    ) -> None:
        lines = []
        for movement in moved:
            person = session.person(movement.party_id)
            bids = (r.bid_of(movement.party_id) for r in rounds)
            values = tuple(bid.amount_fen if bid else None for bid in bids)
            lines.append(ChartLine(mark=letter_shown(person.letter), tone=tone_of(person), values=values))
        middle = ChartLine(mark="", tone=Tone.MUTE, values=tuple(r.middle_fen for r in rounds), quiet=True)
        words = "\n".join(_spoken(session, r) for r in rounds)
        self.chart.show_lines([*lines, middle], words)

    def _draw_table(
        self, session: Session, rounds: tuple[MoneyRound, ...], moved: tuple[Movement, ...]
    ) -> None:
        clear_layout(self.table)
        letters = [letter_shown(session.person(m.party_id).letter) for m in moved]
        heads = [tr("轮次"), *letters, tr("差距"), tr("中间")]
        for column, words in enumerate(heads):
            self._put(words, 0, column, "caption", "text3")
        for line, one in enumerate(rounds, 1):
            self._put(str(one.number), line, 0, "secondary", "text2")
            for column, movement in enumerate(moved, 1):
                bid = one.bid_of(movement.party_id)
                standing = bid is None or not bid.number
                self._put(_sum(bid), line, column, "secondary", "text3" if standing else "text")
            after = len(moved) + 1
            self._put(_or_nothing(one.gap_fen), line, after, "secondary", "text")
            self._put(_or_nothing(one.middle_fen), line, after + 1, "secondary", "text")

    def _put(self, words: str, line: int, column: int, style: str, colour: str) -> None:
        made = label(words, style, colour)
        side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
        self.table.addWidget(made, line, column, side)


def _sum(bid: Bid | None) -> str:
    """In brackets where it stands from the round before."""
    if bid is None:
        return "—"
    return plain(bid.amount_fen) if bid.number else tr("（{amount}）", amount=plain(bid.amount_fen))


def _or_nothing(fen: int | None) -> str:
    return plain(fen) if fen is not None else "—"


def _moved(session: Session, movement: Movement) -> str:
    name = session.person(movement.party_id).name
    if movement.sums == 1:
        return tr("{name}只提过一次，{amount}元", name=name, amount=plain(movement.last_fen))
    return tr(
        "{name}提过{count}次，从{first}元到{last}元",
        name=name,
        count=movement.sums,
        first=plain(movement.first_fen),
        last=plain(movement.last_fen),
    )


def _spoken(session: Session, one: MoneyRound) -> str:
    bids = tr("、").join(
        tr("{name}{amount}元", name=session.person(b.party_id).name, amount=plain(b.amount_fen))
        for b in one.bids
    )
    if one.gap_fen is None or one.middle_fen is None:
        return tr("第{number}轮：{bids}", number=one.number, bids=bids)
    return tr(
        "第{number}轮：{bids}，差{gap}元，中间{middle}元",
        number=one.number,
        bids=bids,
        gap=plain(one.gap_fen),
        middle=plain(one.middle_fen),
    )
