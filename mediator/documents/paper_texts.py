"""Walks through a paper's data: every typed text with the place it stands in, for checks before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from mediator.documents.fonts import check_glyphs
from mediator.domain.handwriting import Handwriting
from mediator.domain.papers import FormPaper
from mediator.domain.wording import Message, message

PLACES = {
    "organ": message("机关名称"),
    "number": message("编号"),
    "host_name": message("主持人姓名"),
    "host_unit": message("主持人单位及职务"),
    "place": message("地点"),
    "facts": message("主要事实"),
    "clauses": message("协议条款"),
    "label": message("栏目名称"),
    "name": message("姓名"),
    "sex": message("性别"),
    "id_kind": message("证件种类"),
    "id_number": message("证件号码"),
    "address": message("住址"),
    "workplace": message("工作单位"),
    "phone": message("联系方式"),
    "ethnicity": message("民族"),
    "registered_address": message("户籍所在地"),
    "occupation": message("职业或职务"),
    "extra": message("补充栏目"),
    "note": message("签名说明"),
    "askers": message("询问人"),
    "asker_unit": message("询问人单位"),
    "recorder": message("记录人"),
    "recorder_unit": message("记录人单位"),
    "recording": message("录音录像编号"),
    "arrival": message("到达方式"),
    "closing": message("核对用语"),
    "text": message("谈话内容"),
    "tellers": message("告知人"),
    "teller_unit": message("告知人单位"),
    "answer": message("回答"),
    "fields": message("栏目"),
    "tables": message("表格"),
    "recusal": message("回避申请"),
    "willing_words": message("意愿说明"),
    "agreement_number": message("协议编号"),
    "parties": message("当事人"),
    "reason": message("回访事由"),
    "manner": message("回访方式"),
    "clause": message("履行事项"),
    "result": message("履行结果"),
    "findings": message("回访情况"),
    "satisfaction": message("满意度"),
    "visitors": message("回访人"),
    "visitor_unit": message("回访人单位"),
    "check_code": message("核对码"),
    "anchor": message("锚点码"),
    "supplement": message("补充协议"),
    "citations": message("所依据的文本"),
}
# Not printed: the names of form and unit, and the long digest whose short form is printed.
NOT_PRINTED = frozenset({"form", "station", "digest", "part", "chosen", "language"})
# Pairs of a name of the form, which is not printed, and what was typed.
NAMED = frozenset({"fields", "texts"})


def texts_of(paper: object) -> Iterator[tuple[Message, str]]:
    """Every text that is printed, as pairs of place and text, in the order of the fields."""
    yield from _walk(paper, message("文书"))


def check_paper(paper: object) -> None:
    """Refuse the paper when any of its characters cannot be printed, before anything is written."""
    for place, text in texts_of(paper):
        check_glyphs(place, text)


def _walk(value: object, place: Message) -> Iterator[tuple[Message, str]]:
    if isinstance(value, str):
        if value.strip():
            yield place, value
    elif isinstance(value, tuple):
        for part in value:
            yield from _walk(part, place)
    elif is_dataclass(value) and not isinstance(value, (Handwriting, type)):
        owner = getattr(value, "name", "")
        for field in fields(value):
            if field.name in NOT_PRINTED:
                continue
            inner = PLACES.get(field.name, place)
            whose = (
                message("{name}的{what}", name=owner, what=inner) if owner and field.name != "name" else inner
            )
            content = getattr(value, field.name)
            if isinstance(value, FormPaper) and field.name in NAMED:
                for name, text in content:
                    yield from _walk(text, PLACES.get(name, whose))
            else:
                yield from _walk(content, whose)
