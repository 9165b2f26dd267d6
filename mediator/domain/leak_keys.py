"""Under which keys a particular of a text is kept and looked for, so that every way of saying it meets."""

from __future__ import annotations

import re
from functools import lru_cache

from mediator.domain.mention_times import HALF_OF_DAY
from mediator.domain.mentions import Mention, MentionKind
from mediator.domain.people import PersonKind
from mediator.domain.session import Session

_ACTS = {
    "hands": re.compile(r"(?:手|推|打|拽|踢|抓|砸|扇|撞|掐|咬|挠|扔|碰|冲|泼|拦)$"),
    "words": re.compile(r"(?:骂|说的?话|说|吵|喊|嚷|开口|挑衅|吐)$"),
    "road": re.compile(r"(?:变道|变|刹车|停|走|插队)$"),
}
_ORDINARY_PLACES = frozenset(
    {"小区", "楼上", "楼下", "派出所", "社区", "学校", "公司", "路边", "马路", "单元", "医院", "银行", "工地"}
)
_ORDINARY_PEOPLE = frozenset({"房东", "老板", "物业", "证人"})
_SPOUSES = {"妻子": "配偶", "丈夫": "配偶", "爱人": "配偶"}
_PAIR = re.compile("[12](?:人|家|户|个|次|下|份|句|条|张|声|遍|部|台|辆)")
"""What two parties always are, and the small words for once."""
_MONTH_DAY = re.compile(r"(?:[0-9]{4}-)?([0-9]{2}-[0-9]{2})")
_FEASTS = frozenset({"除夕", "春节", "元旦", "元宵", "清明", "端午", "中秋", "国庆", "五一", "寒假", "暑假"})
_WHOSE = {"我": "self", "你": "you", "您": "you", "他": "other", "她": "other", "对方": "other"}


@lru_cache(maxsize=64)
def keys_for(people: tuple[tuple[str, str], ...], parties: tuple[str, ...]) -> Keys:
    """The keys of a session with these people, pairs of id and name; one object for the same people."""
    return Keys(people, parties)


def keys_of(session: Session) -> Keys:
    """The keys of this session."""
    people = tuple((p.person_id, p.name) for p in session.people)
    return keys_for(people, tuple(p.person_id for p in session.people if p.kind is PersonKind.PARTY))


class Keys:
    """Turns mentions into keys; 他 and 我 are told apart by who speaks. The key of a place begins with L."""

    def __init__(self, people: tuple[tuple[str, str], ...], parties: tuple[str, ...]) -> None:
        self.names = tuple(name for _id, name in people)
        self._id_of = {name: person_id for person_id, name in people}
        self._parties = parties

    def laid(self, mention: Mention, speaker: str) -> tuple[str, ...]:
        """Every key under which this is to be found, when it stands in words that were said."""
        match mention.kind:
            case MentionKind.TIME:
                half, dial = _clock(mention)
                return (f"T{mention.value}" if half else f"H{dial}", f"F{dial}")
            case MentionKind.DATE:
                return _day(mention.value, laid=True)
            case MentionKind.PERSON if self._is_somebody(mention.value):
                kin = _SPOUSES.get(mention.value, mention.value)
                return f"P{kin} {self._whose(mention, speaker, asked=False) or '?'}", f"P{kin}"
            case _:
                return self._either(mention, speaker, asked=False)

    def sought(self, mention: Mention, to_person: str) -> tuple[str, ...]:
        """The keys to look under, when it stands in the wording that is checked."""
        match mention.kind:
            case MentionKind.TIME:
                half, dial = _clock(mention)
                return (f"T{mention.value}", f"H{dial}") if half else (f"F{dial}",)
            case MentionKind.DATE:
                return _day(mention.value, laid=False)
            case MentionKind.PERSON if self._is_somebody(mention.value):
                kin = _SPOUSES.get(mention.value, mention.value)
                whose = self._whose(mention, to_person, asked=True)
                return (f"P{kin} {whose}", f"P{kin} ?") if whose else (f"P{kin}",)
            case _:
                return self._either(mention, to_person, asked=True)

    def _either(self, mention: Mention, who: str, *, asked: bool) -> tuple[str, ...]:
        value = mention.value
        match mention.kind:
            case MentionKind.AMOUNT:
                low, _span, high = value.partition("-")
                return tuple(f"n{_yuan(fen)}" for fen in (low, high) if fen)
            case MentionKind.FIGURE if not _PAIR.fullmatch(value):
                return (f"n{value}" if value.isdigit() else f"f{value}",)
            case MentionKind.PHONE:
                return (f"n{value}",)
            case MentionKind.PLACE if value not in _ORDINARY_PLACES:
                return (f"L{value}",)
            case MentionKind.ORDER:
                actor = self._actor(value, who, asked=asked)
                family = next((f for f, act in _ACTS.items() if act.search(mention.text)), "other")
                return (f"O{actor} {family}",) if actor else ()
            case _:
                return ()

    def _is_somebody(self, value: str) -> bool:
        """Whether this is neither one of the session, whom all know, nor a word for what somebody is."""
        return value not in self._id_of and value not in _ORDINARY_PEOPLE

    def _whose(self, mention: Mention, who: str, *, asked: bool) -> str:
        """Whose mother, wife and so on; "" where the words do not say."""
        begins = next((word for word in _WHOSE if mention.text.startswith(word)), "")
        return self._actor(_WHOSE[begins], who, asked=asked) if begins else ""

    def _actor(self, value: str, who: str, *, asked: bool) -> str:
        if value == "self":
            return "" if asked else who
        if value == "you":
            return who if asked else ""
        if value == "other":
            others = [p for p in self._parties if p != who]
            return others[0] if who in self._parties and len(others) == 1 else ""
        return self._id_of.get(value, "")


@lru_cache(maxsize=1024)
def _clock(mention: Mention) -> tuple[bool, str]:
    """Whether it says in which half of the day it is, and the hour on a dial of twelve."""
    hour, minute = int(mention.value[:2]), mention.value[3:]
    return hour > 12 or HALF_OF_DAY.search(mention.text) is not None, f"{hour % 12:02d}:{minute}"


def _day(value: str, *, laid: bool) -> tuple[str, ...]:
    """A day of a month, a day alone, a weekday or a feast; 昨天 and 今年 say nothing of their own."""
    found = _MONTH_DAY.fullmatch(value)
    if found is not None:
        alone = found[1][3:]
        return f"M{found[1]}", f"d{alone}" if laid else f"B{alone}"
    if value.startswith("-"):
        return (f"B{value[1:]}", f"d{value[1:]}") if laid else (f"d{value[1:]}",)
    weekday = re.search("周[1-7]$", value)
    if weekday is not None:
        return (f"W{weekday[0]}",)
    return (f"W{value}",) if value in _FEASTS else ()


def _yuan(fen: str) -> str:
    whole, rest = divmod(int(fen), 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)
