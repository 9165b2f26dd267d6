"""Walks through a paper's data: every typed text with the place it stands in, for checks before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from mediator.documents.fonts import check_glyphs
from mediator.domain.handwriting import Handwriting

PLACES = {
    "organ": "机关名称",
    "number": "编号",
    "host_name": "主持人姓名",
    "host_unit": "主持人单位及职务",
    "place": "地点",
    "facts": "主要事实",
    "clauses": "协议条款",
    "label": "栏目名称",
    "name": "姓名",
    "sex": "性别",
    "id_kind": "证件种类",
    "id_number": "证件号码",
    "address": "住址",
    "workplace": "工作单位",
    "phone": "联系方式",
    "extra": "补充栏目",
    "note": "签名说明",
    "askers": "询问人",
    "asker_unit": "询问人单位",
    "recorder": "记录人",
    "recorder_unit": "记录人单位",
    "recording": "录音录像编号",
    "closing": "核对用语",
    "text": "谈话内容",
    "tellers": "告知人",
    "teller_unit": "告知人单位",
    "answer": "回答",
    "recusal": "回避申请",
    "willing_words": "意愿说明",
    "agreement_number": "协议编号",
    "parties": "当事人",
    "reason": "回访事由",
    "manner": "回访方式",
    "clause": "履行事项",
    "result": "履行结果",
    "findings": "回访情况",
    "satisfaction": "满意度",
    "visitors": "回访人",
    "visitor_unit": "回访人单位",
    "check_code": "核对码",
}
# Not printed: the names of form and unit, and the long digest whose short form is printed.
NOT_PRINTED = frozenset({"form", "station", "digest"})


def texts_of(paper: object) -> Iterator[tuple[str, str]]:
    """Every text that is printed, as pairs of place and text, in the order of the fields."""
    yield from _walk(paper, "文书")


def check_paper(paper: object) -> None:
    """Refuse the paper when any of its characters cannot be printed, before anything is written."""
    for place, text in texts_of(paper):
        check_glyphs(place, text)


def _walk(value: object, place: str) -> Iterator[tuple[str, str]]:
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
            whose = f"{owner}的{inner}" if owner and field.name != "name" else inner
            yield from _walk(getattr(value, field.name), whose)
