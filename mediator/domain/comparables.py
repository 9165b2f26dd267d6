"""What of a statement can be set beside another: hours, days, places, sums, who began, who was there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediator.domain.account_matrix import Quote
from mediator.domain.mentions import Mention, MentionKind, mentions
from mediator.domain.session import Session
from mediator.domain.who_first import who_began


class ComparableKind(StrEnum):
    """In what two statements can agree or differ."""

    TIME = "time"
    DAY = "day"
    PLACE = "place"
    AMOUNT = "amount"
    NUMBER = "number"
    ORDER = "order"
    PEOPLE = "people"


COMPARABLE_TITLES: dict[ComparableKind, str] = {
    ComparableKind.TIME: "时间",
    ComparableKind.DAY: "日期",
    ComparableKind.PLACE: "地点",
    ComparableKind.AMOUNT: "金额",
    ComparableKind.NUMBER: "数量",
    ComparableKind.ORDER: "谁先",
    ComparableKind.PEOPLE: "在场的人",
}

NOBODY = "nobody"

_ENDS = re.compile(r"[，。！？；,!?;\n]")
_SENTENCE_ENDS = re.compile(r"[。！？；!?;\n]")
_LOOSE = re.compile(r"大概|大约|约|左右|上下|差不多|可能|好像|多|来|几|不到|近")
_DENIED = re.compile(r"(不是|没有|并非|不在|没在)[^，。]{0,2}$")
_TOLD = re.compile(r"(听说|说是|他说|她说|对方说|人家说)")
_PRESENT = re.compile(r"在场|旁边|也在|都在|在边上|看见|看到|还有|只有|劝|拉开")
_ALONE = re.compile(r"没有?(别|其他|旁)人|没人在|只有我们(俩|两个)|就我们(俩|两个)|只有我和[他她]")
_FIGURE = re.compile(r"^(\d+(?:\.\d+)?)([^\d.]+)$")
_DAY = re.compile(r"^(?:(\d{4})-)?(?:(\d{2}))?-(\d{2})$")
_DAYS_AGO = {"今天": 0, "昨天": 1, "前天": 2, "大前天": 3}
_OF_THE_SPEAKER = frozenset(("楼上", "楼下"))
_KIN = frozenset(
    (
        *("妻子", "丈夫", "儿子", "女儿", "父亲", "母亲", "哥哥", "弟弟", "姐姐", "妹妹", "爷爷", "奶奶"),
        *("外公", "外婆", "公公", "婆婆", "岳父", "岳母", "女婿", "儿媳", "孙子", "孙女", "同事", "室友"),
    )
)
"""Words for people that mean another one in every mouth."""
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})$")


@dataclass(frozen=True, kw_only=True)
class Comparable:
    """One thing said. `group` is what it can be compared within, such as a unit; `text` the very words."""

    kind: ComparableKind
    group: str
    value: str
    text: str
    clause: str
    loose: bool
    quote: Quote


def comparables(session: Session, quote: Quote) -> tuple[Comparable, ...]:
    """Everything in these words that can be compared; hearsay, wishes and what is denied are left out."""
    if quote.wish:
        return ()
    found = [
        made
        for m in mentions(quote.text, names=names_of(session))
        if (made := _of(session, quote, m)) is not None
    ]
    alone = _ALONE.search(quote.text)
    if alone is not None:
        clause = clause_at(quote.text, alone.start(), alone.end())
        found.append(_made(ComparableKind.PEOPLE, "", NOBODY, alone.group(), clause, quote))
    return tuple(found)


def names_of(session: Session) -> tuple[str, ...]:
    """The names of everybody in the session, as the reader of mentions wants them."""
    return tuple(p.name for p in session.people)


def _of(session: Session, quote: Quote, mention: Mention) -> Comparable | None:
    clause = clause_at(quote.text, mention.start, mention.end)
    if _DENIED.search(quote.text[: mention.start]) or _TOLD.search(clause):
        return None
    read = _read(session, quote, mention, clause)
    if read is None:
        return None
    kind, group, value = read
    return _made(kind, group, value, mention.text, clause, quote)


def _read(
    session: Session, quote: Quote, mention: Mention, clause: str
) -> tuple[ComparableKind, str, str] | None:
    """Kind, what it can be compared within, and the value that is compared."""
    match mention.kind:
        case MentionKind.TIME:
            return ComparableKind.TIME, "", mention.value
        case MentionKind.DATE:
            day = day_of(mention.value, session.matter.happened_on, quote.at.date())
            return ComparableKind.DAY, "", day.isoformat() if day else mention.value
        case MentionKind.AMOUNT:
            return ComparableKind.AMOUNT, "", mention.value
        case MentionKind.FIGURE:
            figure = _FIGURE.match(mention.value)
            return (ComparableKind.NUMBER, figure.group(2), mention.value) if figure else None
        case MentionKind.PLACE:
            here = mention.text in _OF_THE_SPEAKER
            return None if here else (ComparableKind.PLACE, "", mention.value)
        case MentionKind.PERSON:
            known = mention.value in _KIN or mention.value in {p.name for p in session.parties}
            seen = _PRESENT.search(clause) is not None
            return (ComparableKind.PEOPLE, "", mention.value) if seen and not known else None
        case MentionKind.ORDER:
            parties = tuple((p.person_id, p.name) for p in session.parties)
            began = who_began(mention, quote.text, quote.person_id, parties)
            return (ComparableKind.ORDER, began[1], began[0]) if began is not None else None
        case MentionKind.PHONE:
            return None


def _made(kind: ComparableKind, group: str, value: str, text: str, clause: str, quote: Quote) -> Comparable:
    place = clause.find(text)
    around = clause[max(0, place - 3) : place + len(text) + 3]
    return Comparable(
        kind=kind,
        group=group,
        value=value,
        text=text,
        clause=clause,
        loose=_LOOSE.search(around) is not None,
        quote=quote,
    )


def clause_at(text: str, start: int, end: int) -> str:
    """The clause of a text in which these words stand, without the marks at its ends."""
    return _part_at(text, start, end, _ENDS)


def sentence_at(text: str, start: int, end: int) -> str:
    """The whole sentence in which these words stand."""
    return _part_at(text, start, end, _SENTENCE_ENDS)


def _part_at(text: str, start: int, end: int, ends: re.Pattern[str]) -> str:
    before = max((m.end() for m in ends.finditer(text, 0, start)), default=0)
    after = ends.search(text, end)
    return text[before : after.start() if after else len(text)].strip(' “”"')


def clock_minutes(value: str) -> int | None:
    """Minutes after midnight of an hour such as 22:30, or None where it is no hour of the clock."""
    match = _CLOCK.match(value)
    return int(match.group(1)) * 60 + int(match.group(2)) if match else None


def day_of(value: str, matter_day: date | None, said_on: date) -> date | None:
    """The day a date means: its year from the matter, a word such as 昨天 from the day it was said.

    None for a month alone, a weekday or a feast.
    """
    if value in _DAYS_AGO:
        return said_on - timedelta(days=_DAYS_AGO[value])
    match = _DAY.match(value)
    if match is None:
        return None
    about = matter_day or said_on
    year, month, day = match.groups()
    try:
        return date(int(year or about.year), int(month or about.month), int(day))
    except ValueError:
        return None
