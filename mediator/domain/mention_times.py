"""Finds hours and days in running text: 晚上八点半, 20时30分, 8:30 pm, 11月20日, 上周三."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediator.domain.mention_kinds import Mention, MentionKind
from mediator.domain.money import WIDE_TO_NARROW
from mediator.domain.numeral_reading import read_number

_HALVES = (
    "凌晨|清晨|清早|一早|早上|早晨|大早上|上午|中午|正午|下午|傍晚|当晚|昨晚|今晚|前晚|明晚|今早|明早|晚上|晚间|夜里|夜间|半夜|深夜|午夜"
    "|早|晚"
)
_OF_A_DAY = ("昨晚", "今晚", "前晚", "明晚", "今早", "明早")
"""These say the day too, which is found as such; the hour begins after them."""

_SHORT = r"[0-9０-９]{1,2}|[零〇一二两三四五六七八九十]{1,3}"
HALF_OF_DAY = re.compile(f"{_HALVES}|[ap]\\.?m", re.IGNORECASE)
"""Whether words for an hour say in which half of the day it is."""

_CLOCK = re.compile(
    rf"(?P<half>{_HALVES})?(?:的|大概|大约|差不多|快到?|约|是)*"
    rf"(?<![0-9０-９零〇一二两三四五六七八九十百千.．])(?P<hour>{_SHORT})(?P<unit>点|时(?!候|间|常|不))(?P<clock>钟)?"
    rf"(?:(?P<part>半|[一三]刻|过?(?:{_SHORT})分|[0-5０-５][0-9０-９](?![0-9０-９])|[一二三四五]?十[一二三四五六七八九]?(?!来|几|多)|零[一二三四五六七八九]))?"
    r"(?P<loose>左右|多|来钟|前后|上下|整)?"
)
_DIGITAL = re.compile(
    rf"(?P<half>{_HALVES})?(?:的|大概|大约|约|是)*(?<![0-9:：])"
    r"(?P<hour>[01]?[0-9]|2[0-4])[:：](?P<minute>[0-5][0-9])(?![0-9:：])\s?(?P<latin>[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
_LATIN = re.compile(r"\b(?P<hour>1[0-2]|0?[1-9])\s?(?P<latin>[ap]\.?m\b\.?|o['’]clock)", re.IGNORECASE)
_NOT_HOURS = ("意见", "要求", "建议", "说明", "希望", "理由", "原因", "想法", "请求", "都", "也", "儿", "不")

_BETWEEN_HOURS = ("", "到", "至", "、", "-", "—", "~", "或", "或者", "还是")

_NUM = r"[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR = r"(?:[0-9０-９]{4}|[零〇一二三四五六七八九○]{4})"
_DAY = re.compile(
    rf"(?:(?P<year>{_YEAR})\s?年)?(?P<month>{_NUM})\s?月(?:份)?(?:(?P<day>{_NUM})(?:日|号|(?![0-9一二三四五六七八九十点时])))?"
)
_ISO = re.compile(
    r"(?<![0-9])(?P<year>20[0-9]{2}|19[0-9]{2})[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
)
_DAY_ALONE = re.compile(
    rf"(?<![0-9０-９一二三四五六七八九十第路街巷弄道里苑区])(?P<day>{_NUM})(?:号|日(?!元|子|常|记|报|期|[0-9]))"
    r"(?!楼|院|门|房|铺|车|线|店|室|摊|幢|栋|单元|桌|机|人|厅|库)"
)
_WEEK = re.compile(
    r"(?P<which>大?[上下]个?|这个?|本|每)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])(?![个年月万百千些样定直点])"
)
_WORDS = re.compile(
    "大前[天晚]|前[天晚]|昨[天晚日夜]|今[天晚早日]|明[天晚早日]|大?后天|去年|前年|今年|明年|上个?月|下个月|这个月|本月|月底|年底|年初"
    "|除夕|春节|元旦|元宵|清明|端午|中秋|国庆|五一|寒假|暑假|过年"
)
_SAME_DAY = {
    **dict.fromkeys(("昨晚", "昨日", "昨夜"), "昨天"),
    **dict.fromkeys(("今晚", "今早", "今日"), "今天"),
    **dict.fromkeys(("明晚", "明早", "明日"), "明天"),
    "前晚": "前天",
    "大前晚": "大前天",
    "上个月": "上月",
    "本月": "这个月",
    "过年": "春节",
}

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTH_WORDS = "|".join(f"{m}|{m[:3]}\\.?" for m in _MONTHS)
_ENGLISH = re.compile(
    rf"\b(?:(?P<month>{_MONTH_WORDS})\s(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{_MONTH_WORDS}))\b(?:,?\s(?P<year>20[0-9]{{2}}))?",
    re.IGNORECASE,
)


def times(text: str) -> Iterator[Mention]:
    """Every hour of the clock."""
    last: tuple[int, str] = (-9, "")
    for match in sorted((*_DIGITAL.finditer(text), *_CLOCK.finditer(text)), key=lambda m: m.start()):
        half = (match["half"] or "") or (last[1] if _runs_on(text, last[0], match.start()) else "")
        groups = match.groupdict()
        if groups.get("minute") is not None:
            hour, minute = int(match["hour"]), int(groups["minute"])
            half = half or (groups["latin"] or "")
        elif not _is_hour(match, text, half):
            continue
        else:
            hour, minute = _int(match["hour"]), _minutes(match["part"] or "")
        if 0 <= hour <= 24 and 0 <= minute < 60:
            yield _time(match, _in_day(hour, half), minute)
            last = (match.end(), half)
    for match in _LATIN.finditer(text):
        yield _time(match, _in_day(int(match["hour"]), match["latin"]), 0)


def days(text: str) -> Iterator[Mention]:
    """Every day, month, weekday and feast, whether by date or by a word such as 昨天."""
    for match in _ISO.finditer(text):
        yield _date(match, f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}")
    for match in _DAY.finditer(text):
        month, day = _int(match["month"]), _int(match["day"] or "")
        if not 1 <= month <= 12 or day > 31:
            continue
        year = _year(match["year"])
        whole = f"{year}{month:02d}" if year else f"{month:02d}"
        yield _date(match, f"{whole}-{day:02d}" if day else (whole if year else f"{whole}-"))
    for match in _DAY_ALONE.finditer(text):
        if 1 <= _int(match["day"]) <= 31:
            yield _date(match, f"-{_int(match['day']):02d}")
    for match in _WEEK.finditer(text):
        which = (match["which"] or "").replace("个", "").replace("本", "这")
        weekday = {"日": "7", "天": "7", "末": "末"}.get(match["day"]) or str(_int(match["day"]))
        yield _date(match, f"{which}周{weekday}")
    for match in _WORDS.finditer(text):
        yield _date(match, _SAME_DAY.get(match[0], match[0]))
    for match in _ENGLISH.finditer(text):
        name = (match["month"] or match["month2"]).lower()[:3]
        month = next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(name))
        day = int(match["day"] or match["day2"])
        year = f"{match['year']}-" if match["year"] else ""
        yield _date(match, f"{year}{month:02d}-{day:02d}")


def _runs_on(text: str, end: int, start: int) -> bool:
    """Whether an hour follows straight upon another: in 晚上八点到九点 both are of the evening."""
    between = text[max(end, 0) : start]
    return 0 <= start - end <= 3 and between.strip() in (
        "",
        "到",
        "至",
        "、",
        "-",
        "—",
        "~",
        "或",
        "或者",
        "还是",
    )


def _is_hour(match: re.Match[str], text: str, half: str) -> bool:
    """一点, 两点 and 一时 are hours only where something beside them says so."""
    if match["clock"] or match["part"] or match["loose"]:
        return True
    after = text[match.end() : match.end() + 2]
    if match["unit"] == "时":
        return len(match["hour"]) > 1 or bool(half) or match["hour"].isdigit()
    if match["hour"] in ("一", "1"):
        return len(half) > 1 and half != "一早"
    if after.startswith(_NOT_HOURS):
        return False
    return (
        bool(half)
        or match["hour"] not in ("两", "二", "2", "三", "3")
        or not text[: match.start()].endswith(("有", "这", "那", "提", "说", "第", "以下", "如下"))
    )


def _minutes(part: str) -> int:
    if part == "半":
        return 30
    if part.endswith("刻"):
        return 15 if part[0] == "一" else 45
    return _int(part.removeprefix("过").removesuffix("分"))


def _in_day(hour: int, half: str) -> int:
    """The hour from 0 to 23, by the words for the part of the day."""
    half = half.lower().replace(".", "")
    if half == "am":
        return hour % 12
    if half == "pm":
        return hour % 12 + 12
    if half in ("下午", "傍晚"):
        return hour + 12 if hour < 12 else hour
    if half in ("中午", "正午"):
        return hour + 12 if hour < 6 else hour
    if "晚" in half or "夜" in half:
        return hour + 12 if 5 <= hour < 12 else hour % 12 if hour in (12, 24) else hour
    if half == "凌晨":
        return hour % 12 if hour == 12 else hour
    return hour % 24


def _int(written: str) -> int:
    number = read_number(written) if written else None
    return int(number) if number is not None else 0


def _year(written: str | None) -> str:
    return f"{_int(written.translate(WIDE_TO_NARROW))}-" if written else ""


def _time(match: re.Match[str], hour: int, minute: int) -> Mention:
    return _made(MentionKind.TIME, match, f"{hour % 24:02d}:{minute:02d}")


def _date(match: re.Match[str], value: str) -> Mention:
    return _made(MentionKind.DATE, match, value)


def _made(kind: MentionKind, match: re.Match[str], value: str) -> Mention:
    start = match.start()
    if kind is MentionKind.TIME and match[0].startswith(_OF_A_DAY):
        start += len(_OF_A_DAY[0])
    text = match.string[start : match.end()].rstrip()
    return Mention(kind=kind, text=text, value=value, start=start, end=start + len(text))
