"""Papers drawn from their forms: fields in the order of the law facts, nothing blank, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator.documents.fonts import GlyphMissing
from mediator.documents.form_paper import form_name, form_paper
from mediator.documents.form_parts import PeoplePart, RowsPart, TablePart
from mediator.documents.forms import FOLDER, load_form
from mediator.documents.preview import page_count, page_texts
from mediator.documents.talk_record import talk_record_paper
from mediator.domain.papers import FormPaper, PaperGroup, PaperTable, SignatureLine
from mediator.knowledge.law import LawFiles
from tests.documents.form_samples import (
    ADVICE,
    AGREEMENT_COPY,
    APPLICATION,
    CARD,
    FORM_PAPERS,
    LEDGER,
    LONG,
    MEDIATION_RECORD,
    NOT_MEDIABLE,
    RECEIPT,
    RIGHTS_COPY,
    TERMINATION,
    WILLINGNESS,
)
from tests.documents.pdf_parts import squeezed
from tests.documents.samples import AGREEMENT, CHILD, RARE, TALK_RECORD

# The labels of each paper in the order of the law facts (§11, §16.7, §22), in our own words.
ORDER: dict[str, tuple[str, ...]] = {
    "agreement-1": (
        *("公安局", "治安调解协议书", "编号：", "主持人", "单位及职务", "调解地点"),
        *("当事人（甲）", "姓名", "性别", "身份证件及号码", "工作单位及职业", "家庭住址", "当事人（乙）"),
        *(
            "见证人",
            "主要事实（包括案件发生时间",
            "自愿达成如下协议（包括协议内容",
            "本协议自各方签字之时起生效",
        ),
        *("本协议书一式四份", "见证人：", "主持人：", "（公安机关印章）", "2025年11月24日"),
    ),
    "agreement-2": (
        *("公安局", "治安调解协议书", "调解字〔2025〕", "主持人姓名", "工作单位", "调解地点"),
        *("姓名", "性别", "民族", "出生日期", "年龄", "证件种类", "证件号码", "户籍所在地", "现住址"),
        *("工作单位", "职业", "联系方式", "见证人", "主要事实", "自愿达成如下协议"),
        *(
            "签字之时起生效",
            "一式四份",
            "主持人：李明",
            "见证人：周敏",
            "当事人（甲）：陈小满",
            "（公安机关印章）",
        ),
    ),
    "on-the-spot-1": (
        *("公安局", "现场治安调解协议书", "编号：", "当事人", "性别", "年龄", "身份证件及号码"),
        *("工作单位及职业", "家庭住址", "当事人", "主要事实：", "自愿达成如下协议："),
        *("签字之时起生效，并当场履行，公安机关对违反治安管理行为人不予处罚", "当事人（甲）：", "办案民警："),
        *("（公安机关印章）", "2025年11月24日"),
    ),
    "mediation-record-1": (
        *("调解笔录", "时间", "调解地点", "主持人", "工作单位", "记录员", "工作单位"),
        *("调解经过：", "当面确认的事项：", "调解结果：", "以上笔录请你们细阅，如有遗漏或错误，请指正。"),
        *("监护人：", "主持人：", "记录员：", "2025年11月24日"),
    ),
    "ledger-1": (
        *("治安纠纷调解情况登记表", "时间", "编号", "名称", "承办民警", "当事人姓名", "当事人住址"),
        *("纠纷简要情况", "调解结果", "备注"),
    ),
    "rights-notice-1": (
        *(
            "权利义务告知书",
            "告知时间",
            "告知地点",
            "告知人",
            "姓名",
            "告知内容及本人回答：",
            "是否申请回避：",
        ),
        *("调解意愿：", "我自愿", "由公安机关调解。", "本人说明：", "以上内容我已看过", "当事人："),
    ),
    "willingness-1": (
        *("意愿确认书", "民警已告知我：调解完全自愿，可以拒绝或随时要求终止", "我自愿", "同意", "不同意"),
        "由公安机关调解。",
    ),
    "receipt-1": ("收条", "今收到", "支付的", "款人民币（大写）", "（￥", "）。", "收款人：", "年月日"),
    "performance-1": ("履行确认书", "协议第", "项已于", "履行完毕，方式：", "履行人：", "对方："),
    "termination-1": (
        *(
            "终止调解告知书",
            "终止调解的原因：",
            "下一步：",
            "第九条第三款",
            "作出处理",
            "向人民法院提起民事诉讼",
        ),
        *("被告知人：", "告知人：", "（公安机关印章）"),
    ),
    "not-mediable-1": (
        *("不适用调解告知书", "第一百七十九条第（三、四）项情形，不适用调解处理", "依法作出处理"),
        *("向人民法院提起民事诉讼", "被告知人："),
    ),
    "recognition-application-1": (
        *("不予处罚申请书", "事情经过：", "达成协议的方式：", "协议内容：", "履行凭证：", "申请事项："),
        *("第九条第四款", "第一百八十六条", "不予治安管理处罚", "申请人："),
    ),
    "recognition-record-1": (
        *("和解协议认可审批表", "申请人", "协议内容：", "承办民警意见：", "承办民警：", "审批意见："),
        *("认可，不予治安管理处罚", "不认可，依法作出处理", "理由：", "决定人：", "审批人："),
    ),
    "authority-1": ("委托书", "委托人", "受托人", "委托事项：", "委托权限：", "委托人：", "受托人："),
    "advice-record-1": ("告知记录", "被告知人", "简要情况：", "告知内容：", "去处：", "需要带的材料："),
    "read-aloud-1": ("协议朗读稿", "当事人：", "主要事实：", "大家商量好的事：", "一、", "二、"),
    "hand-over-card-1": ("转办告知卡", "现在的情况：", "为什么：", "接下来：", "请到哪里去：", "请带什么："),
    "hand-over-card-1-en": (
        "Wheretogofromhere",
        "Whatwefound:",
        "Why:",
        "Whathappensnext:",
        "Wheretogo:",
        "Whattobring:",
    ),
}


def in_order(text: str, labels: tuple[str, ...]) -> None:
    """Each label stands behind the one before it."""
    at = 0
    for label in labels:
        assert label in text[at:], label
        at += text[at:].index(label) + len(label)


@pytest.mark.parametrize("name", ORDER)
def test_the_fields_stand_in_the_order_of_the_law_facts(name: str) -> None:
    in_order(squeezed(form_paper(FORM_PAPERS[name])), ORDER[name])


def test_an_inquiry_record_has_its_header_and_questions_in_the_order_of_the_form_in_use() -> None:
    paper = replace(
        TALK_RECORD, form="inquiry-record-1", answers=(("recusal", "不申请回避。"),), training=False
    )
    in_order(
        squeezed(talk_record_paper(paper)),
        (
            *("询问笔录", "第1次", "询问时间", "询问地点", "询问人", "工作单位", "记录人", "工作单位"),
            *("被询问人", "性别", "年龄", "出生日期", "人大代表", "□是□否", "身份证件种类及号码", "现住址"),
            *("联系方式", "户籍所在地", "口头传唤／被扭送／自动投案", "分到达", "分离开，本人签名："),
            *(
                "问：我们是青石派出所民警李明、何青，现依法对你进行询问",
                "听清楚没有？",
                "答：",
                "权利义务告知书",
            ),
            *("问：你是否申请回避？答：不申请回避。", "问：你的基本情况？答：", "那天下午在滑梯那里"),
            *(
                "问：你还有什么要补充的？",
                "问：你以上说的是否属实？",
                "问：以上笔录你仔细阅看，若无误则签字捺印？",
            ),
            *("和我说的相符。", "被询问人：陈小满", "询问人：李明"),
        ),
    )


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_a_form_with_nothing_typed_is_struck_in_every_field(name: str) -> None:
    language = "en" if name.endswith("-en") else "zh"
    form = load_form(name)
    groups = {p.name for p in form.parts if isinstance(p, PeoplePart) and not p.omit_empty}
    nobody = replace(CHILD, label="某人", name="某人", sex="", born_on=None, age=None)
    empty = replace(nobody, id_kind="", id_number="", address="", workplace="", phone="", extra=())
    people = tuple(PaperGroup(part=part, people=(empty,)) for part in sorted(groups))
    paper = FormPaper(form=name, organ="云溪市公安局", number="", people=people, language=language)
    text = squeezed(form_paper(paper))
    blank = sum(
        1
        for part in form.parts
        if isinstance(part, RowsPart) and not part.when
        for row in part.rows
        for cell in row
        if cell.name not in part.blanks
    )
    blank += sum(len(part.heads) for part in form.parts if isinstance(part, TablePart) and not part.when)
    assert text.count("／") >= blank
    assert "{" not in text
    assert "None" not in text


@pytest.mark.parametrize("name", FORM_PAPERS)
def test_the_same_data_gives_the_same_bytes(name: str) -> None:
    assert form_paper(FORM_PAPERS[name]) == form_paper(FORM_PAPERS[name])


@pytest.mark.parametrize("name", FORM_PAPERS)
def test_every_name_that_is_filled_has_its_place_in_our_form(name: str) -> None:
    """Otherwise what was typed would be left out without a word."""
    paper = FORM_PAPERS[name]
    form = load_form(form_name(paper))
    given = {
        *(key for key, _ in (*paper.fields, *paper.texts)),
        *(part.part for part in (*paper.people, *paper.tables)),
    }
    unasked = {"on-the-spot-1": {"host_name", "host_unit", "place", "copies"}}.get(form.name, set())
    assert given - form.names - unasked - {"made_on"} == set()


def test_a_text_of_thousands_of_characters_flows_over_the_pages() -> None:
    paper = replace(TERMINATION, texts=(("ground", LONG), ("next_route", LONG)))
    pdf = form_paper(paper)
    assert page_count(pdf) > 2
    assert squeezed(pdf).count("第119句说的是") == 2


def test_a_table_says_its_heads_again_on_every_page() -> None:
    rows = tuple((f"第{n}人", f"紫荆路{n}号") for n in range(1, 121))
    pdf = form_paper(replace(LEDGER, tables=(PaperTable(part="parties", rows=rows),)))
    pages = page_texts(pdf)
    assert len(pages) > 2
    with_rows = [text for text in pages if "紫荆路" in text]
    assert all("当事人住址" in text for text in with_rows)
    assert all(f"紫荆路{n}号" in squeezed(pdf) for n in range(1, 121))


def test_many_people_are_each_named_in_a_block_of_their_own() -> None:
    crowd = tuple(replace(CHILD, label=f"当事人{n}", name=f"某人{n}{RARE}") for n in range(1, 16))
    text = squeezed(form_paper(replace(APPLICATION, people=(PaperGroup(part="applicant", people=crowd),))))
    assert all(f"某人{n}{RARE}" in text for n in range(1, 16))


def test_a_name_without_a_glyph_is_refused_before_anything_is_drawn() -> None:
    odd = replace(CHILD, name="林𪚥")
    with pytest.raises(GlyphMissing):
        form_paper(replace(WILLINGNESS, people=(PaperGroup(part="person", people=(odd,)),)))


def test_a_card_keeps_to_one_page_however_much_there_is_to_say() -> None:
    assert page_count(form_paper(CARD)) == 1
    longer = tuple((name, text + "请在工作日的上午九点到下午五点之间去。" * 4) for name, text in CARD.texts)
    assert page_count(form_paper(replace(CARD, texts=longer))) == 1


@pytest.mark.parametrize("paper", [AGREEMENT_COPY, RIGHTS_COPY], ids=lambda paper: paper.form)
def test_a_reading_copy_says_so_on_every_page_and_has_no_place_to_sign(paper: FormPaper) -> None:
    long = replace(paper, texts=(*paper.texts, ("facts", LONG)))
    pages = ["".join(text.split()) for text in page_texts(form_paper(long))]
    assert len(pages) > 1
    assert all("仅供阅读，以中文本为准" in text and "Readingcopy" in text for text in pages)
    assert not paper.signatures


def test_a_reading_copy_keeps_typed_words_and_turns_ours_into_english() -> None:
    text = squeezed(form_paper(AGREEMENT_COPY))
    assert "Residentidentitycard" in text
    assert "Female" in text
    assert all("".join(clause.split()) in text for clause in AGREEMENT.clauses)
    assert "5March2016(aged9)" in text


def test_only_the_chosen_boxes_are_ticked() -> None:
    granted = squeezed(form_paper(FORM_PAPERS["recognition-record-1"]))
    assert "√认可，不予治安管理处罚" in granted
    assert "√不认可" not in granted
    assert "√" not in squeezed(form_paper(replace(FORM_PAPERS["recognition-record-1"], chosen=())))


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("agreed", "双方达成协议，内容见调解协议书"),
        (
            "not_agreed",
            "双方未达成协议。公安机关将依法作出处理，并告知双方可以就民事争议依法向人民法院提起民事诉讼",
        ),
        ("adjourned", "另行约定时间再次调解"),
    ],
)
def test_a_mediation_record_says_how_it_ended_in_the_words_of_the_law_in_force(
    outcome: str, words: str
) -> None:
    text = squeezed(form_paper(replace(MEDIATION_RECORD, chosen=(outcome,))))
    assert words in text
    assert "进行行政处罚" not in text


def test_a_termination_quotes_the_law_of_its_route_alone() -> None:
    committee = squeezed(form_paper(replace(TERMINATION, chosen=("committee",))))
    assert "人民调解法》第二十六条" in committee
    assert "第九条第三款" not in committee
    assert "（公安机关印章）" not in committee


def test_an_item_of_the_law_and_another_ground_stand_apart() -> None:
    unnumbered = tuple(pair for pair in NOT_MEDIABLE.texts if pair[0] == "others")
    fields = tuple(pair for pair in NOT_MEDIABLE.fields if pair[0] != "items")
    paper = replace(NOT_MEDIABLE, chosen=("by_other",), texts=unnumbered, fields=fields)
    text = squeezed(form_paper(paper))
    assert "本案具有下列情形，不适用调解处理：" in text
    assert "第一百七十九条第（" not in text


def test_a_receipt_is_on_the_sheet_twice_with_its_sum_both_ways() -> None:
    text = squeezed(form_paper(RECEIPT))
    assert text.count("人民币（大写）壹佰贰拾陆元伍角整（￥126.50）。") == 2
    assert "以上交付款人，以下存卷" in text


def test_a_place_that_the_form_asks_to_be_signed_is_there_without_a_name() -> None:
    assert "审批人：" in squeezed(form_paper(FORM_PAPERS["recognition-record-1"]))


def test_training_papers_and_numbers_pass_through() -> None:
    text = squeezed(form_paper(replace(ADVICE, training=True, number="云公（青石）告知字〔2025〕0003号")))
    assert "编号：云公（青石）告知字〔2025〕0003号" in text
    assert "演练样本" in text


def test_signing_lines_follow_the_order_of_the_form_and_else_that_of_the_plan() -> None:
    lines = tuple(SignatureLine(label=label, name="") for label in ("当事人", "见证人", "主持人"))
    second = squeezed(form_paper(replace(FORM_PAPERS["agreement-2"], signatures=lines)))
    first = squeezed(form_paper(replace(FORM_PAPERS["agreement-1"], signatures=lines)))
    in_order(second[second.index("一式四份") :], ("主持人：", "见证人：", "当事人："))
    in_order(first[first.index("一式四份") :], ("当事人：", "见证人：", "主持人："))


def test_every_paper_a_route_names_has_its_form() -> None:
    named = {
        name
        for rules in LawFiles().pack().regimes
        for name in (*rules.papers, rules.agreement_form, rules.interview_form, rules.mediation_form)
        if name
    }
    assert named - {path.stem for path in FOLDER.glob("*.toml")} == set()
