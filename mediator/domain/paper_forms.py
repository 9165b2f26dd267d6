"""Agreement, talk record, rights notice and visit as the parts their forms name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from mediator.domain.chinese_dates import date_text, datetime_text, month_day_text, span_text, time_text
from mediator.domain.numerals import chinese_number
from mediator.domain.papers import (
    AgreementPaper,
    CitedAgreement,
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
        supplement=supplement_title(len(paper.cites), language) if paper.cites else "",
        citations=_citations(paper, language),
    )


def supplement_title(number: int, language: str = "zh") -> str:
    """补充协议第1号, counted from 1."""
    return f"Supplement No. {number}" if language == ENGLISH else f"补充协议第{number}号"


def _citations(paper: AgreementPaper, language: str) -> tuple[str, ...]:
    """What a supplement refers to, the first agreement first, and what follows for it."""
    if not paper.cites:
        return ()
    lines = (_citation(paper.number, at, cited, language) for at, cited in enumerate(paper.cites))
    return (*lines, SUPERSEDES_EN if language == ENGLISH else SUPERSEDES)


def _citation(number: str, at: int, cited: CitedAgreement, language: str) -> str:
    day = day_text(cited.signed_on, language)
    if language == ENGLISH:
        what = supplement_title(at, language) if at else f"Agreement No. {number}"
        return (
            f"Refers to: {what}, signed {day}, draft {cited.draft}, check code {cited.check_code}, "
            f"digest of the text {cited.digest}."
        )
    what = supplement_title(at) if at else f"原协议（编号{number}）"
    return (
        f"所依据的文本：{day}签署的{what}，第{cited.draft}稿，核对码{cited.check_code}，"
        f"正文指纹{cited.digest}。"
    )


SUPERSEDES = (
    "下列条款是补充、修改以后的全部内容。本补充协议各方签字之后，按本补充协议履行；已经履行的部分不受影响，"
    "以前签署的文本原样保留，不作改动。"
)
SUPERSEDES_EN = (
    "The terms below are the whole agreement as amended. Once signed it is performed in place of the earlier "
    "text; what was performed stays so, and the earlier text is kept as it is."
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
