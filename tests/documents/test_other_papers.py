"""Talk record, rights notice and follow-up: typed words in, the same words out, nothing left blank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator.documents.follow_up import follow_up_paper
from mediator.documents.fonts import GlyphMissing
from mediator.documents.press import Press
from mediator.documents.preview import page_texts
from mediator.documents.rights_notice import rights_notice_paper
from mediator.documents.talk_record import talk_record_paper
from mediator.domain.papers import PerformanceRow, TalkEntry
from mediator.services.ports import PaperMaker
from tests.documents.pdf_parts import squeezed
from tests.documents.samples import AGREEMENT, FOLLOW_UP, RARE, RIGHTS_NOTICE, TALK_RECORD


def test_a_talk_record_holds_header_questions_answers_and_closing_words() -> None:
    text = squeezed(talk_record_paper(TALK_RECORD))
    for word in (
        "谈话记录",
        "第1次",
        "2025年11月20日9时05分至9时48分",
        "李明、何青",
        RARE,
        "问：那天下午在滑梯那里发生了什么，你慢慢说。",
        "答：没有了。我以后会先告诉大人。",
        "以上记录我看过（或者向我宣读过），和我说的相符。",
    ):
        assert word in text


def test_every_page_of_a_record_has_a_line_to_sign() -> None:
    entries = tuple(TalkEntry(label="答：", text="那天我在家。" * 60) for _ in range(9))
    pages = page_texts(talk_record_paper(replace(TALK_RECORD, entries=entries)))
    assert len(pages) > 2
    assert all("被谈话人逐页签名（捺指印）：" in text for text in pages)


def test_an_inquiry_record_uses_its_own_form() -> None:
    paper = replace(
        TALK_RECORD, form="inquiry-record-1", ended_at=None, closing="以上笔录已向我宣读，和我说的相符。"
    )
    text = squeezed(talk_record_paper(paper))
    assert "询问笔录" in text
    assert "2025年11月20日9时05分至时分" in text
    assert "以上笔录已向我宣读，和我说的相符。" in text
    assert "被询问人逐页签名" in text


def test_a_statement_of_four_thousand_characters_is_printed_whole() -> None:
    statement = "".join(f"第{n}句话说的是那天的事。" for n in range(1, 400))[:4000]
    paper = replace(TALK_RECORD, entries=(TalkEntry(label="1．", text=statement),))
    body = "".join(
        "".join(text.split()).removeprefix("演练样本").partition("被谈话人逐页签名")[0]
        for text in page_texts(talk_record_paper(paper))
    )
    assert statement in body


def test_a_rights_notice_ticks_what_the_person_answered() -> None:
    willing = squeezed(rights_notice_paper(RIGHTS_NOTICE))
    unwilling = squeezed(rights_notice_paper(replace(RIGHTS_NOTICE, willing=False)))
    unasked = squeezed(rights_notice_paper(replace(RIGHTS_NOTICE, willing=None)))
    assert "我自愿√同意不同意由公安机关调解。" in willing
    assert "我自愿同意√不同意由公安机关调解。" in unwilling
    assert "√" not in unasked


def test_willingness_is_struck_where_it_is_not_asked() -> None:
    text = squeezed(rights_notice_paper(replace(RIGHTS_NOTICE, asks_willing=False, willing=None)))
    assert "调解意愿：／以上内容我已看过" in text
    assert "我自愿" not in text


def test_a_rights_notice_strikes_what_nobody_answered() -> None:
    text = squeezed(rights_notice_paper(replace(RIGHTS_NOTICE, recusal="", number="", told_at=None)))
    assert "三、您应当如实回答，作虚假陈述要承担法律责任。答：／" in text
    assert "是否申请回避：／" in text
    assert "本人说明：／" in text
    assert "编号：／" in text
    assert "告知时间／" in text


def test_a_refusal_to_sign_stands_in_place_of_the_signature() -> None:
    assert "拒绝签名，理由：要先问家人。" in squeezed(rights_notice_paper(RIGHTS_NOTICE))


def test_a_follow_up_names_results_findings_and_satisfaction() -> None:
    text = squeezed(follow_up_paper(FOLLOW_UP))
    for word in (
        "回访记录",
        "调解协议编号云公（青石）调解字〔2025〕0128号",
        "四、滑梯和秋千旁各安装监控摄像头1个。履行结果：已履行",
        "是否再次发生纠纷：√未再发生再次发生",
        "赵一帆的监护人：不愿回答",
        "2025年12月18日",
    ):
        assert word in text


def test_an_empty_follow_up_is_struck() -> None:
    paper = replace(FOLLOW_UP, performance=(), satisfaction=(), happened_again=None)
    text = squeezed(follow_up_paper(paper))
    assert "协议履行情况：／" in text
    assert "是否再次发生纠纷：未再发生再次发生" in text
    assert "当事人满意度：／" in text
    assert "未再发生√再次发生" in squeezed(follow_up_paper(replace(FOLLOW_UP, happened_again=True)))


def test_many_obligations_flow_over_the_pages() -> None:
    rows = tuple(PerformanceRow(number=n + 1, clause=f"第{n}项义务", result="已履行") for n in range(60))
    assert squeezed(follow_up_paper(replace(FOLLOW_UP, performance=rows))).count("履行结果：已履行") == 60


def test_the_press_makes_every_paper_the_services_ask_for() -> None:
    press: PaperMaker = Press()
    for pdf in (
        press.agreement(AGREEMENT),
        press.talk_record(TALK_RECORD),
        press.rights_notice(RIGHTS_NOTICE),
        press.follow_up(FOLLOW_UP),
    ):
        assert pdf.startswith(b"%PDF-")
        assert press.page_count(pdf) >= 1
    with pytest.raises(GlyphMissing):
        press.check_glyphs("姓名", "𪚥")
