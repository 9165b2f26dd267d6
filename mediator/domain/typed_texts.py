"""Walks through an event: every text that may reach a paper, with the place where it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from mediator.domain.events import AgreementLocked, Event, SafetyAsked
from mediator.domain.handwriting import Handwriting
from mediator.domain.wording import Message, message

ELSEWHERE = message("这段文字")

PLACES: dict[str, Message] = {
    "action": message("条款"),
    "acts": message("所录的环节"),
    "address": message("住址"),
    "approved_by": message("批准人"),
    "auxiliaries": message("辅警姓名"),
    "case_number": message("案号"),
    "category": message("纠纷类别"),
    "cause": message("起因"),
    "conditions": message("条件"),
    "committee": message("调解委员会名称"),
    "decision": message("处理决定"),
    "decided_by": message("决定人"),
    "device": message("录音录像设备"),
    "entrusted_by": message("委托单位"),
    "ethnicity": message("民族"),
    "findings": message("回访情况"),
    "found": message("条款"),
    "ground": message("终止原因"),
    "happened_time": message("发生时间"),
    "id_number": message("证件号码"),
    "label": message("款项名称"),
    "letter": message("编号"),
    "manner": message("方式"),
    "measures": message("处理措施"),
    "name": message("姓名"),
    "next_route": message("下一步去处"),
    "note": message("备注"),
    "number": message("编号"),
    "occupation": message("职业或职务"),
    "organ": message("机关名称"),
    "organisation": message("所代表的单位"),
    "otherwise": message("条款"),
    "paper": message("文书名称"),
    "phone": message("联系电话"),
    "place": message("地点"),
    "place_document": message("办案场所文件"),
    "printer": message("打印机名称"),
    "proof": message("凭据"),
    "question": message("问题"),
    "reason": message("原因"),
    "reference": message("录音录像编号"),
    "refusal": message("拒绝签名的原因"),
    "registered_address": message("户籍所在地"),
    "relation": message("单位或关系"),
    "requests": message("申请事项"),
    "result": message("结果"),
    "retention": message("保管期限"),
    "room": message("地点"),
    "rule_pack": message("规则名称"),
    "scope": message("委托权限"),
    "sex": message("性别"),
    "situation": message("情况说明"),
    "source": message("来源"),
    "summary": message("情况"),
    "superior": message("上级姓名"),
    "terms": message("和解内容"),
    "text": message("文字"),
    "title": message("标题"),
    "to_bring": message("需要带的材料"),
    "told": message("被告知人"),
    "topic": message("话题"),
    "unit": message("单位"),
    "volume_number": message("卷号"),
    "where_to_go": message("去处"),
    "words": message("原话"),
    "workplace": message("工作单位"),
    "writer": message("代书人姓名"),
}
"""What a field is called on the pages; the first that fits is told."""

PLACES_OF_EVENTS: dict[tuple[str, str], Message] = {
    ("ClauseTerms", "manner"): message("条款"),
    ("ClauseTerms", "proof"): message("条款"),
    ("FactsWritten", "text"): message("主要事实"),
    ("JointEntryRecorded", "text"): message("面谈记录"),
    ("OfferMade", "text"): message("方案"),
    ("NegotiationNoted", "text"): message("商谈记录"),
    ("QuestionAsked", "text"): message("问题"),
    ("StatementCorrected", "text"): message("陈述"),
    ("StatementRecorded", "text"): message("陈述"),
    ("StatementTranslated", "text"): message("译文"),
}
"""Where one name means different things."""

NEVER_PRINTED = (AgreementLocked, SafetyAsked, Handwriting)
"""The frozen text is made of what was looked at before; answers given alone stay in the record."""


def typed_texts(event: Event) -> Iterator[tuple[Message, str]]:
    """Every text of the event as pairs of place and text, in the order of the fields."""
    yield from texts_in(event)


def texts_in(value: object) -> Iterator[tuple[Message, str]]:
    """The same of a part of an event, such as what is typed about a person."""
    yield from _walk(value, ELSEWHERE)


def place_of(owner: str, field: str) -> Message | None:
    """What a field of that class is called where it is typed; None when nobody gave it a name."""
    return PLACES_OF_EVENTS.get((owner, field)) or PLACES.get(field)


def _walk(value: object, place: Message) -> Iterator[tuple[Message, str]]:
    if isinstance(value, (Enum, *NEVER_PRINTED)):
        return
    if isinstance(value, str):
        if value:
            yield place, value
    elif isinstance(value, tuple):
        for part in value:
            yield from _walk(part, place)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            inner = place_of(type(value).__name__, field.name) or ELSEWHERE
            yield from _walk(getattr(value, field.name), inner)
