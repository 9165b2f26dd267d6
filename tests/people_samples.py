"""Invented people, identity numbers with a right check digit, handwriting, rules and guides for the tests."""

from __future__ import annotations

from datetime import date
from zlib import crc32

from mediator.domain.events import Matter, ScreeningVerdict
from mediator.domain.guides import GuideQuestion, QuestionGuide, QuestionKind
from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.domain.id_number import CHECK_DIGITS, WEIGHTS
from mediator.domain.people import IdKind, PersonDetails
from mediator.domain.screening import Gate, RightItem, RulePack
from mediator.knowledge.file_check import file_rules_in_force
from mediator.knowledge.regimes import regimes_in_force
from mediator.services.ports import Role, Station, User

DAY = date(2026, 3, 9)
OFFICER = User(number="D1001", name="何砚秋", role=Role.OFFICER)
OTHER_OFFICER = User(number="D1002", name="宋知远", role=Role.OFFICER)
MEDIATOR = User(number="D2001", name="韦若兰", role=Role.MEDIATOR)
SUPERVISOR = User(number="D9001", name="顾长宁", role=Role.SUPERVISOR)
STATION = Station(
    organ="云溪市公安局青石分局",
    name="青石派出所",
    room="调解一室",
    number_template="TJ-{year}-",
    training=True,
)
MATTER = Matter(
    title="楼道纠纷",
    category="邻里纠纷",
    summary="因楼道堆物争吵，推搡中一部手机摔坏",
    place="紫荆路12号院3号楼",
    happened_on=date(2026, 3, 1),
    happened_time="21时许",
    cause="楼道堆放纸箱",
)


def id_number(born_on: date, *, male: bool = True, area: str = "340524", name: str = "") -> str:
    """An identity number of an invented person with the right check digit; another name, another number."""
    place = 2 * (crc32(name.encode()) % 400) + (1 if male else 2)
    head = f"{area}{born_on:%Y%m%d}{place:03}"
    return head + CHECK_DIGITS[sum(int(d) * w for d, w in zip(head, WEIGHTS, strict=False)) % 11]


def details(name: str, born_on: date = date(1985, 6, 12), *, male: bool = True) -> PersonDetails:
    """What is typed about somebody, complete."""
    return PersonDetails(
        name=name,
        id_kind=IdKind.RESIDENT,
        id_number=id_number(born_on, male=male, name=name),
        phone="13800000000",
        address="云溪市青石区紫荆路12号院",
    )


def ink(seed: int = 0) -> Handwriting:
    """A made-up signature: two strokes, long and wide enough to be one."""
    first = tuple(InkPoint(20.0 + 6 * i, 30.0 + (i * 7 + seed) % 20, i * 8) for i in range(25))
    second = tuple(InkPoint(40.0 + 5 * i, 80.0 - (i * 5 + seed) % 30, 300 + i * 8) for i in range(25))
    return Handwriting(strokes=(first, second), width=520, height=136, device="test")


def _gate(gate_id: str, kind: str, verdict: ScreeningVerdict, question: str) -> Gate:
    return Gate(
        gate_id=gate_id,
        kind=kind,
        question=question,
        question_en=question,
        instrument="公安机关办理行政案件程序规定",
        article=f"第一百七十八条（{gate_id}）",
        quote=question,
        verdict=verdict,
        next_step="依法作出处理",
        mark="V",
    )


PACK = RulePack(
    name="test-pack",
    effective_from="2026-01-01",
    source="测试",
    gates=(
        _gate("need-violation", "need", ScreeningVerdict.NOT_POLICE_MATTER, "构成违反治安管理行为？"),
        _gate("need-lighter", "need", ScreeningVerdict.MUST_NOT, "情节较轻？"),
        _gate("stop-179-1", "stop", ScreeningVerdict.MUST_NOT, "雇凶伤害他人？"),
        _gate("review-protection", "stop", ScreeningVerdict.ASK_SUPERIOR, "有家庭暴力？"),
    ),
    rights=tuple(
        RightItem(
            right_id=right_id,
            title=title,
            title_en=title,
            text=f"{title}，您听清了吗？",
            text_en=title,
            article="公安机关办理行政案件程序规定第七十四条",
            mark="V",
        )
        for right_id, title in (("voluntary", "调解自愿"), ("truth", "如实陈述"), ("privacy", "保密"))
    ),
    regimes=regimes_in_force().regimes,
    file_rules=file_rules_in_force(),
)

GUIDE = QuestionGuide(
    guide_id="general",
    title="通用提纲",
    title_en="General guide",
    category="邻里纠纷",
    source="测试",
    mark="D",
    questions=(
        GuideQuestion(question_id="q1", kind=QuestionKind.FREE, text="请说说经过", text_en="What happened?"),
        GuideQuestion(question_id="q2", kind=QuestionKind.OPEN, text="您有什么损失", text_en="Your loss?"),
        GuideQuestion(question_id="q3", kind=QuestionKind.OPEN, text="您希望怎样解决", text_en="Your wish?"),
    ),
)
