"""Agreement, talk record, rights notice and visit as the parts their forms name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from mediator.domain.chinese_dates import date_text, datetime_text, month_day_text, span_text, time_text
from mediator.domain.numerals import chinese_number
from mediator.domain.papers import (
    AgreementPaper,
    FollowUpPaper,
    FormPaper,
    PaperGroup,
    PaperTable,
    PerformanceRow,
    RightsNoticePaper,
    TalkRecordPaper,
)

ENGLISH = "en"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
QUESTION, ANSWER = "问：", "答："


def agreement_form(paper: AgreementPaper, language: str = "zh") -> FormPaper:
    """The agreement in parts; in English a reading copy, which nobody signs."""
    copy = language == ENGLISH
    return FormPaper(
        form=paper.form,
        organ=paper.organ,
        number=paper.number,
        fields=(
            ("host_name", paper.host_name),
            ("host_unit", paper.host_unit),
            ("place", paper.place),
            ("copies", _count(paper.copies, language)),
            *((("made_on", day_text(paper.made_on, language)),) if paper.made_on else ()),
        ),
        people=(
            PaperGroup(part="party", people=paper.parties),
            PaperGroup(part="other", people=paper.others),
        ),
        texts=(("facts", paper.facts), *(("clauses", clause) for clause in paper.clauses)),
        chosen=("two",) if len(paper.parties) <= 2 else ("many",),
        signatures=() if copy else paper.signatures,
        made_on=paper.made_on,
        check_code=paper.check_code,
        digest=paper.digest,
        draft=paper.draft,
        anchor=paper.anchor,
        training=paper.training,
        station=paper.station,
        language=language,
    )


def talk_record_form(paper: TalkRecordPaper) -> FormPaper:
    """The record of a talk in parts. `closing` is the form's own unless the paper has other words."""
    start, end = paper.started_at, paper.ended_at
    return FormPaper(
        form=paper.form,
        organ=paper.organ,
        number=paper.number,
        fields=(
            ("times", f"第{paper.times}次"),
            ("when", span_text(start, end) if end else f"{datetime_text(start)}至　　时　　分"),
            ("place", paper.place),
            ("askers", joined(paper.askers)),
            ("asker_unit", paper.asker_unit),
            ("recorder", paper.recorder),
            ("recorder_unit", paper.recorder_unit),
            ("recording", paper.recording),
            ("arrival", paper.arrival),
            ("arrived", _day_and_time(paper.arrived_at)),
            ("left", _day_and_time(paper.left_at)),
            ("closing", paper.closing),
        ),
        people=(
            PaperGroup(part="person", people=(paper.person,)),
            PaperGroup(part="other", people=paper.present),
        ),
        texts=paper.answers,
        tables=(PaperTable(part="entries", rows=tuple((e.label, e.text) for e in paper.entries)),),
        signatures=paper.signatures,
        training=paper.training,
        station=paper.station,
    )


def _day_and_time(moment: datetime | None) -> str:
    return f"{month_day_text(moment.date())}{time_text(moment)}" if moment else ""


def rights_notice_form(paper: RightsNoticePaper, language: str = "zh") -> FormPaper:
    """The notice in parts: every right with its answer, and the boxes of willingness when they are asked."""
    copy = language == ENGLISH
    chosen: tuple[str, ...] = ("asks_willing",) if paper.asks_willing else ()
    if paper.asks_willing and paper.willing is not None:
        chosen += ("agree" if paper.willing else "disagree",)
    rows: list[tuple[str, str]] = []
    for number, right in enumerate(paper.rights, 1):
        rows.append((f"{number}. " if copy else f"{chinese_number(number)}、", right.text))
        rows.append(("Answer: " if copy else ANSWER, right.answer))
    return FormPaper(
        form=paper.form,
        organ=paper.organ,
        number=paper.number,
        fields=(
            ("when", moment_text(paper.told_at, language) if paper.told_at else ""),
            ("place", paper.place),
            ("tellers", joined(paper.tellers)),
            ("teller_unit", paper.teller_unit),
        ),
        people=(PaperGroup(part="person", people=(paper.person,)),),
        texts=(("recusal", paper.recusal), ("willing_words", paper.willing_words)),
        tables=(PaperTable(part="rights", rows=tuple(rows)),),
        chosen=chosen,
        signatures=() if copy else paper.signatures,
        training=paper.training,
        station=paper.station,
        language=language,
    )


def follow_up_form(paper: FollowUpPaper) -> FormPaper:
    """The record of a visit in parts."""
    again: tuple[str, ...] = ()
    if paper.happened_again is not None:
        again = ("again_yes" if paper.happened_again else "again_no",)
    return FormPaper(
        form=paper.form,
        organ=paper.organ,
        number=paper.number,
        fields=(
            ("agreement_number", paper.agreement_number),
            ("parties", joined(paper.parties)),
            ("reason", paper.reason),
            ("visited_on", date_text(paper.visited_on)),
            ("manner", paper.manner),
            ("visitors", joined(paper.visitors)),
            ("visitor_unit", paper.visitor_unit),
        ),
        texts=(("findings", paper.findings),),
        tables=(
            PaperTable(part="performance", rows=tuple(_performance(paper.performance))),
            PaperTable(
                part="satisfaction", rows=tuple((f"{name}：", answer) for name, answer in paper.satisfaction)
            ),
        ),
        chosen=again,
        signatures=paper.signatures,
        training=paper.training,
        station=paper.station,
    )


def _performance(rows: Iterable[PerformanceRow]) -> Iterable[tuple[str, str]]:
    for row in rows:
        yield f"{chinese_number(row.number)}、", row.clause
        yield "履行结果：", row.result
        if row.note:
            yield "说明：", row.note


def joined(names: Iterable[str]) -> str:
    """Names in a row with 、 between them."""
    return "、".join(name for name in names if name)


def day_text(day: date, language: str) -> str:
    """2025年11月24日, or 24 November 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if language == ENGLISH else date_text(day)


def moment_text(moment: datetime, language: str) -> str:
    """2025年11月24日15时04分, or 24 November 2025, 15:04."""
    if language == ENGLISH:
        return f"{day_text(moment.date(), language)}, {moment:%H:%M}"
    return datetime_text(moment)


def _count(number: int, language: str) -> str:
    return str(number) if language == ENGLISH else chinese_number(number)
