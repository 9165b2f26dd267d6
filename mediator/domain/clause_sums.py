"""What a sum is made of and in which payments it is made: checked to the fen and written out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mediator.domain.chinese_dates import date_text
from mediator.domain.errors import BadInput
from mediator.domain.events import ClausePart, ClauseTerms, Instalment
from mediator.domain.money import digits
from mediator.domain.numerals import MOST, chinese_number
from mediator.domain.texts import check_line
from mediator.domain.wording import message

MOST_PARTS = 20
MOST_INSTALMENTS = 60
"""Five years of monthly payments; more belongs before a court."""


def total_of(entries: Iterable[ClausePart | Instalment]) -> int:
    """What parts or instalments add up to, in fen."""
    return sum(entry.amount_fen for entry in entries)


def last_day(terms: ClauseTerms) -> date | None:
    """The day by which everything is done: that of the last instalment, where there are any."""
    if terms.on_the_spot:
        return None
    return terms.instalments[-1].due_on if terms.instalments else terms.due_on


def checked_parts(terms: ClauseTerms) -> tuple[ClausePart, ...]:
    """The parts as they may be kept; they add up to the sum."""
    if len(terms.parts) > MOST_PARTS:
        raise BadInput(message("一笔款最多分成{most}项", most=MOST_PARTS))
    kept = tuple(
        ClausePart(
            label=check_line(part.label, message("第{number}项的名称", number=i), most=30),
            amount_fen=_checked_amount(part.amount_fen, i),
        )
        for i, part in enumerate(terms.parts, 1)
    )
    if kept and total_of(kept) != terms.amount_fen:
        raise BadInput(
            message(
                "各项合计{sum}元，与总额{total}元不一致，请核对",
                sum=_yuan(total_of(kept)),
                total=_yuan(terms.amount_fen or 0),
            )
        )
    return kept


def _checked_amount(fen: int, place: int) -> int:
    if not 0 < fen <= MOST * 100:
        raise BadInput(message("请填写第{number}项的金额", number=place))
    return fen


def checked_instalments(terms: ClauseTerms, today: date) -> tuple[Instalment, ...]:
    """The payments in their order; together the sum, none in the past, the last on the clause's last day."""
    plan = terms.instalments
    if not plan:
        return ()
    if terms.on_the_spot:
        raise BadInput(message("当场履行的款项不分期，请选一种"))
    if not 2 <= len(plan) <= MOST_INSTALMENTS:
        raise BadInput(message("分期付款至少两期，最多{most}期", most=MOST_INSTALMENTS))
    before = None
    for place, payment in enumerate(plan, 1):
        if not 0 < payment.amount_fen <= MOST * 100:
            raise BadInput(message("请填写第{number}期的金额", number=place))
        if payment.due_on < today:
            raise BadInput(message("第{number}期的日期早于今天，请核对", number=place))
        if before is not None and payment.due_on <= before:
            raise BadInput(message("第{number}期应当晚于上一期，请核对日期", number=place))
        before = payment.due_on
    if total_of(plan) != terms.amount_fen:
        raise BadInput(
            message(
                "各期合计{sum}元，与总额{total}元不一致，请核对",
                sum=_yuan(total_of(plan)),
                total=_yuan(terms.amount_fen or 0),
            )
        )
    if terms.due_on is not None and terms.due_on != plan[-1].due_on:
        raise BadInput(message("最后一期的日期应当就是最晚那天，请核对"))
    return plan


def _yuan(fen: int) -> str:
    """As `digits`, also for a sum of entries that is larger than any amount may be."""
    return f"{fen // 100}.{fen % 100:02d}"


def parts_text(parts: tuple[ClausePart, ...]) -> str:
    """，其中医疗费300.00元、误工费240.00元; nothing where the sum is not split."""
    written = "、".join(f"{part.label}{digits(part.amount_fen)}元" for part in parts)
    return f"，其中{written}" if written else ""


def instalments_text(plan: tuple[Instalment, ...]) -> str:
    """第一期于2026年3月19日前（含当日）付270.00元，第二期 …"""
    # 前 alone leaves open whether the day itself counts; 以内 includes the number (法 143).
    return "，".join(
        f"第{chinese_number(i)}期于{date_text(one.due_on)}前（含当日）付{digits(one.amount_fen)}元"
        for i, one in enumerate(plan, 1)
    )
