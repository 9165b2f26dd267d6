"""Invented papers for the tests: two children with guardians, an operator, drawn signatures."""

from __future__ import annotations

from datetime import date, datetime
from math import cos, pi, sin

from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.domain.papers import (
    AgreementPaper,
    FollowUpPaper,
    PaperPerson,
    PerformanceRow,
    RightsNoticePaper,
    SignatureLine,
    TalkEntry,
    TalkRecordPaper,
    ToldRight,
)

RARE = "㛃䶮𬱖𬭊𠅤龘喆堃玥"
DAY = date(2025, 11, 24)


def ink(seed: int = 1) -> Handwriting:
    """A made-up scrawl of three characters, each of several strokes; the same for the same seed."""
    strokes = []
    for place in range(3):
        x0, y0 = 70.0 + 140 * place, 24.0
        for stroke in range(4):
            turn = (seed * 37 + place * 11 + stroke * 53) % 90
            angle = pi * turn / 180 + (pi / 2 if stroke % 2 else 0)
            points = []
            for step in range(24):
                share = step / 23
                reach = 78 * share
                bend = 9 * sin(share * pi * (1 + stroke % 3))
                x = x0 + 10 * stroke + reach * cos(angle) - bend * sin(angle)
                y = y0 + 8 * stroke + reach * abs(sin(angle)) * 0.9 + bend * cos(angle)
                points.append(
                    InkPoint(round(x, 2), round(y, 2), step * 9, round(0.35 + 0.5 * sin(share * pi), 3))
                )
            strokes.append(tuple(points))
    return Handwriting(strokes=tuple(strokes), width=520, height=136, device="pad")


AGREEMENT = AgreementPaper(
    organ="云溪市公安局青石分局",
    number="云公（青石）调解字〔2025〕0128号",
    host_name="李明",
    host_unit="青石派出所　民警",
    place="青石派出所调解一室",
    parties=(
        PaperPerson(
            label="当事人（甲）",
            name="陈小满",
            sex="女",
            age=9,
            born_on=date(2016, 3, 5),
            id_kind="居民身份证",
            id_number="340524201603050025",
            address="云溪市青石区紫荆路12号院3号楼2单元501室",
            workplace="青石区第二小学三年级学生",
            phone="138-0000-0000（母亲）",
            extra=(("监护人", f"陈{RARE}，系陈小满之母，居民身份证 340524198506120043"),),
        ),
        PaperPerson(
            label="当事人（乙）",
            name="赵一帆",
            sex="男",
            age=10,
            born_on=date(2015, 7, 19),
            id_kind="居民身份证",
            id_number="340524201507190038",
            address="云溪市青石区紫荆路8号院1号楼1单元302室",
            workplace="青石区第二小学四年级学生",
            phone="139-0000-0000（父亲）",
            extra=(("监护人", "赵建国，系赵一帆之父，居民身份证 340524198402030017"),),
        ),
        PaperPerson(
            label="当事人（丙）",
            name="云溪市乐园游乐设施运营有限公司",
            id_kind="统一社会信用代码",
            id_number="91340500MA0000000X",
            address="云溪市青石区滨河公园北门管理用房",
            phone="0555-000-0000",
            extra=(("到场代表", "孙立群，运营经理，持委托书"),),
        ),
    ),
    others=(
        PaperPerson(
            label="见证人",
            name="周敏",
            sex="女",
            phone="137-0000-0000",
            id_kind="居民身份证",
            id_number="340524197901010026",
            address="云溪市青石区紫荆路社区居民委员会",
        ),
    ),
    facts=(
        "2025年11月18日16时20分许，陈小满与赵一帆在滨河公园游乐区因先后使用滑梯发生争执，两人互相推搡，"
        "陈小满右手背被抓出约2厘米红痕，赵一帆的外套袖口被扯破。随后双方监护人到场，因情绪激动发生口角，"
        "经在场群众劝开，未造成人员受伤。游乐区当时无监控设备，无其他目击人。\n"
        "经分别谈话，赵一帆承认先动手推了陈小满，陈小满承认抓住对方袖口不放；双方监护人均认为当时言语过激。"
        "陈小满伤情经社区卫生服务站检查，无需进一步治疗，支出检查费126.50元。"
    ),
    clauses=(
        "赵一帆当面向陈小满道歉，陈小满当面向赵一帆道歉，双方互相谅解，当场履行完毕。",
        "陈小满的监护人与赵一帆的监护人就当日过激言语互相道歉，今后遇事先沟通，不在孩子面前争吵，当场履行完毕。",
        "赵建国于2025年11月30日前，以银行转账方式向陈小满的监护人一次性支付检查费"
        "126.50元（大写：壹佰贰拾陆元伍角整）。",
        "云溪市乐园游乐设施运营有限公司于2025年12月15日前，在滨河公园游乐区滑梯和秋千旁各安装监控摄像头1个，"
        "并张贴排队使用的提示牌；安装后书面告知青石派出所。",
        "各方就此事再无其他争议，不再以任何方式互相追究。",
    ),
    copies=4,
    signatures=(
        SignatureLine(label="当事人（甲）", name="陈小满", ink=ink(1), signed_on=DAY),
        SignatureLine(label="甲方监护人", name=f"陈{RARE}", ink=ink(2), signed_on=DAY),
        SignatureLine(label="当事人（乙）", name="赵一帆", ink=ink(3), signed_on=DAY),
        SignatureLine(label="乙方监护人", name="赵建国", ink=ink(4), signed_on=DAY),
        SignatureLine(label="当事人（丙）代表", name="孙立群", ink=ink(5), signed_on=DAY),
        SignatureLine(label="见证人", name="周敏", note="在纸质协议上签名（手写板故障）", signed_on=DAY),
        SignatureLine(label="记录人", name="何青", ink=ink(7), signed_on=DAY),
        SignatureLine(label="主持人", name="李明", ink=ink(8), signed_on=DAY),
    ),
    made_on=DAY,
    check_code="7F3A-21",
    digest="7f3a21" + "0" * 58,
    training=False,
    station="青石派出所",
)

CHILD = AGREEMENT.parties[0]
MOTHER = PaperPerson(
    label="监护人（母亲）",
    name=f"陈{RARE}",
    sex="女",
    phone="138-0000-0000",
    id_kind="居民身份证",
    id_number="340524198506120043",
)

TALK_RECORD = TalkRecordPaper(
    organ="云溪市公安局青石分局",
    number="TJ-2025-0128",
    times=1,
    started_at=datetime(2025, 11, 20, 9, 5),
    ended_at=datetime(2025, 11, 20, 9, 48),
    place="青石派出所询问二室",
    askers=("李明", "何青"),
    asker_unit="青石派出所",
    recorder="何青",
    recorder_unit="青石派出所",
    person=CHILD,
    present=(MOTHER,),
    entries=(
        TalkEntry(label="问：", text="你叫什么名字？今天是谁陪你来的？"),
        TalkEntry(label="答：", text="我叫陈小满，妈妈陪我来的。"),
        TalkEntry(label="问：", text="那天下午在滑梯那里发生了什么，你慢慢说。"),
        TalkEntry(
            label="答：",
            text="我排在前面，他从旁边过来要先滑，我说要排队。他推了我一下，我就抓住他的袖子不放，后来妈妈们来了。",
        ),
        TalkEntry(label="问：", text="你还有什么要补充的？"),
        TalkEntry(label="答：", text="没有了。我以后会先告诉大人。"),
    ),
    signatures=(
        SignatureLine(label="被谈话人", name="陈小满", ink=ink(1), signed_on=date(2025, 11, 20)),
        SignatureLine(label="监护人", name=f"陈{RARE}", ink=ink(2), signed_on=date(2025, 11, 20)),
        SignatureLine(label="谈话人", name="李明"),
        SignatureLine(label="记录人", name="何青"),
    ),
    training=True,
    station="青石派出所",
)

RIGHTS_NOTICE = RightsNoticePaper(
    organ="云溪市公安局青石分局",
    number="TJ-2025-0128",
    place="青石派出所调解一室",
    told_at=datetime(2025, 11, 20, 8, 50),
    tellers=("李明", "何青"),
    teller_unit="青石派出所",
    person=CHILD,
    rights=(
        ToldRight(text="您可以陈述事情经过，也可以为自己申辩。", answer="听清楚了。"),
        ToldRight(text="您可以拒绝回答与本案无关的问题。", answer="听清楚了。"),
        ToldRight(text="您应当如实回答，作虚假陈述要承担法律责任。"),
    ),
    recusal="不申请回避。",
    willing=True,
    signatures=(
        SignatureLine(label="当事人", name="陈小满", ink=ink(1), signed_on=date(2025, 11, 20)),
        SignatureLine(label="监护人", name=f"陈{RARE}", note="拒绝签名，理由：要先问家人。", signed_on=DAY),
    ),
    station="青石派出所",
)

FOLLOW_UP = FollowUpPaper(
    organ="云溪市公安局青石分局",
    number="TJ-2025-0128-H1",
    agreement_number=AGREEMENT.number,
    parties=("陈小满", "赵一帆", "云溪市乐园游乐设施运营有限公司"),
    reason="核查协议履行情况",
    visited_on=date(2025, 12, 18),
    manner="上门",
    performance=(
        PerformanceRow(
            number=3, clause="赵建国支付检查费126.50元。", result="已履行", note="银行转账回单一张"
        ),
        PerformanceRow(number=4, clause="滑梯和秋千旁各安装监控摄像头1个。", result="已履行"),
    ),
    findings="摄像头已装好并能看到滑梯全部范围，提示牌挂在入口。两个孩子近一个月多次一起玩，没有争执。",
    happened_again=False,
    satisfaction=(("陈小满的监护人", "满意"), ("赵一帆的监护人", "不愿回答")),
    visitors=("李明", "何青"),
    visitor_unit="青石派出所",
    signatures=(SignatureLine(label="回访人", name="李明", ink=ink(8), signed_on=date(2025, 12, 18)),),
    station="青石派出所",
)
