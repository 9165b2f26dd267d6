"""治安调解协议书: the words are the typed ones, the layout the official one, the bytes always the same."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from mediator.documents.agreement import agreement_paper
from mediator.documents.fonts import GlyphMissing
from mediator.documents.preview import page_count, page_images, page_texts
from mediator.documents.style import WATERMARK_GREY
from mediator.domain.papers import PaperPerson, SignatureLine
from mediator.resources import RESOURCES
from tests.documents.pdf_parts import base_fonts, contents, curves, squeezed
from tests.documents.samples import AGREEMENT, DAY, RARE, ink

TWO_PARTIES = replace(AGREEMENT, parties=AGREEMENT.parties[:2], copies=3)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return agreement_paper(AGREEMENT)


def test_the_text_copies_out_as_it_was_typed(pdf: bytes) -> None:
    text = squeezed(pdf)
    assert RARE in text
    for typed in (*AGREEMENT.clauses, *AGREEMENT.facts.split("\n"), AGREEMENT.number, AGREEMENT.place):
        assert "".join(typed.split()) in text
    assert "126.50元（大写：壹佰贰拾陆元伍角整）" in text


def test_the_fields_stand_in_the_official_order(pdf: bytes) -> None:
    text = squeezed(pdf)
    order = [
        "云溪市公安局青石分局",
        "治安调解协议书",
        "编号：云公（青石）调解字〔2025〕0128号",
        "主持人",
        "调解地点",
        "当事人（甲）",
        "当事人（乙）",
        "当事人（丙）",
        "见证人",
        "主要事实（包括案件发生时间",
        "经调解，各方自愿达成如下协议",
        "一、赵一帆当面",
        "五、各方就此事",
        "本协议自各方签字之时起生效。",
        "本协议书一式四份，各方当事人各执一份，调解机关留存一份备查。",
        "当事人（甲）：陈小满",
        "主持人：李明",
        "（公安机关印章）",
        "2025年11月24日",
        "（以下空白）",
    ]
    at = 0
    for word in order:
        assert word in text[at:], word
        at += text[at:].index(word) + len(word)


def test_two_parties_are_called_both_and_more_are_called_all() -> None:
    text = squeezed(agreement_paper(TWO_PARTIES))
    assert "经调解，双方自愿达成如下协议" in text
    assert "本协议书一式三份，双方当事人各执一份" in text
    assert "各方自愿" not in text


def test_the_same_data_gives_the_same_bytes(pdf: bytes) -> None:
    agreement_paper(TWO_PARTIES)
    assert agreement_paper(AGREEMENT) == pdf


def test_another_process_gives_the_same_bytes(pdf: bytes) -> None:
    code = (
        "import hashlib\n"
        "from mediator.documents.agreement import agreement_paper\n"
        "from tests.documents.samples import AGREEMENT\n"
        "print(hashlib.sha256(agreement_paper(AGREEMENT)).hexdigest())\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai"}
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=RESOURCES.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == hashlib.sha256(pdf).hexdigest()


def test_only_our_own_embedded_fonts_are_used(pdf: bytes) -> None:
    names = base_fonts(pdf)
    assert names
    assert all(re.fullmatch(r"[A-Z]{6}\+NotoSerifSC-\w+", name) for name in names), names
    assert pdf.count(b"/FontFile2") == len(names)
    assert b"Helvetica" not in pdf


def test_signatures_are_vectors_and_no_pictures(pdf: bytes) -> None:
    unsigned = replace(AGREEMENT, signatures=tuple(replace(s, ink=None) for s in AGREEMENT.signatures))
    assert b"/Subtype /Image" not in pdf
    square = 1
    assert len(contents(pdf)) == 3 + square + len([s for s in AGREEMENT.signatures if s.ink])
    assert curves(pdf) > 1000
    assert curves(agreement_paper(unsigned)) == 0


def test_every_page_counts_and_carries_number_and_check_code(pdf: bytes) -> None:
    pages = page_texts(pdf)
    assert len(pages) == page_count(pdf) == 3
    for number, text in enumerate(pages, start=1):
        assert f"第 {number} 页 共 3 页" in text
        assert "核对码 7F3A-21" in text
        assert AGREEMENT.number in text


def test_two_parties_fit_on_two_pages() -> None:
    short = replace(
        TWO_PARTIES,
        facts=AGREEMENT.facts.split("\n")[0],
        clauses=AGREEMENT.clauses[:3],
        others=(),
        signatures=AGREEMENT.signatures[:4],
    )
    assert page_count(agreement_paper(short)) == 2


def test_an_unused_field_is_struck_and_not_left_blank() -> None:
    bare = PaperPerson(label="当事人（甲）", name="陈小满")
    text = squeezed(agreement_paper(replace(TWO_PARTIES, parties=(bare, bare), others=())))
    for label in ("性别", "出生日期", "身份证件及号码", "工作单位及职业", "联系方式", "家庭住址"):
        assert f"{label}／" in text
    assert "其他在场人员／" in text


def test_everything_known_of_other_people_is_printed() -> None:
    helper = replace(AGREEMENT.parties[0], label="翻译人员", name="何青", extra=(("关系", "邻居"),))
    bare = PaperPerson(label="邀请参加人", name="孙立群")
    text = squeezed(agreement_paper(replace(AGREEMENT, others=(helper, bare))))
    assert text.count("青石区第二小学三年级学生") == 2
    assert "关系邻居" in text
    assert "姓名孙立群性别／联系方式／主要事实" in text


def test_a_date_not_yet_known_leaves_room_for_the_pen() -> None:
    signature = SignatureLine(label="主持人", name="李明")
    text = page_texts(agreement_paper(replace(TWO_PARTIES, made_on=None, signatures=(signature,))))[-1]
    assert len(re.findall(r"年\s+月\s+日", text)) == 2


def test_markup_in_a_name_stays_text() -> None:
    name = '<b>&</b><img src="x"/>'
    person = replace(AGREEMENT.parties[0], name=name)
    text = squeezed(agreement_paper(replace(TWO_PARTIES, parties=(person, AGREEMENT.parties[1]))))
    assert "".join(name.split()) in text


def test_backslashes_and_brackets_of_the_format_stay_text() -> None:
    clause = r"甲方(\065)付\n款<<a>>endstream，%注释"
    assert clause in squeezed(agreement_paper(replace(AGREEMENT, clauses=(clause,))))


def test_a_control_character_is_refused_before_anything_is_drawn() -> None:
    with pytest.raises(GlyphMissing) as refused:
        agreement_paper(replace(AGREEMENT, clauses=("付清\x00。",)))
    assert refused.value.title.in_chinese() == "协议条款里有看不见的字符（U+0000），不能打印"


def test_a_name_without_glyph_is_refused_with_owner_and_field() -> None:
    person = replace(AGREEMENT.parties[0], address="𪚥家巷2号")
    with pytest.raises(GlyphMissing) as refused:
        agreement_paper(replace(AGREEMENT, parties=(person,)))
    assert refused.value.title.in_chinese() == "陈小满的住址里的“𪚥”（U+2A6A5）没有打印字形"


def test_a_hundred_clauses_and_long_facts_flow_over_the_pages() -> None:
    facts = "那天他先到，我后到，两人说了几句就吵了起来。" * 180
    clauses = tuple(f"第{n}项由甲方在{n}日内办妥，办妥后告知乙方。" for n in range(1, 101))
    paper = replace(AGREEMENT, facts=facts[:4000], clauses=clauses)
    text = squeezed(agreement_paper(paper))
    assert "一百、第100项由甲方" in text
    assert text.count("日内办妥") == 100


def test_a_signature_is_never_split_from_its_date() -> None:
    many = tuple(
        SignatureLine(label=f"第{n}人", name="某人", ink=ink(n), note="说明文字" * (n % 40), signed_on=DAY)
        for n in range(1, 24)
    )
    pdf = agreement_paper(replace(AGREEMENT, signatures=many, made_on=None))
    pages = page_texts(pdf)
    labels = [len(re.findall(r"第\d+人：", text)) for text in pages]
    dates = [text.count("2025年11月24日") for text in pages]
    assert sum(labels) == 23
    assert labels == dates
    assert len([n for n in labels if n]) > 1


def test_the_seal_stays_with_the_last_signatures() -> None:
    for extra in range(12):
        paper = replace(AGREEMENT, clauses=(*AGREEMENT.clauses, *("双方互相谅解。",) * extra))
        last = page_texts(agreement_paper(paper))[-1]
        assert "主持人：李明" in last
        assert "（公安机关印章）" in last


def test_a_page_that_ends_early_says_so() -> None:
    pages = []
    for count in range(1, 5):
        paper = replace(AGREEMENT, clauses=AGREEMENT.clauses[:count])
        pages += page_texts(agreement_paper(paper))[:-1]
    assert {"（本页以下空白）" in text for text in pages} == {True, False}


def test_a_training_paper_says_so_across_every_page() -> None:
    for text in page_texts(agreement_paper(replace(AGREEMENT, training=True))):
        assert text.count("演练样本") == 1
    assert all("演练样本" not in text for text in page_texts(agreement_paper(AGREEMENT)))


def grey_pixels(pdf: bytes) -> int:
    """Pixels of the watermark's own grey, in all pages at 36 dpi."""
    return sum(image.data[::4].count(round(WATERMARK_GREY * 255)) for image in page_images(pdf, 36))


def test_the_watermark_is_seen_and_never_copied_out_with_the_text(pdf: bytes) -> None:
    training = agreement_paper(replace(AGREEMENT, training=True))
    assert grey_pixels(training) > 5 * grey_pixels(pdf)
    assert squeezed(training).replace("　", "").replace("演练样本", "") == squeezed(pdf).replace("　", "")


def test_a_very_long_address_is_printed_whole() -> None:
    address = "云溪市青石区紫荆路" * 300
    person = replace(AGREEMENT.parties[0], address=address)
    pdf = agreement_paper(replace(AGREEMENT, parties=(person, AGREEMENT.parties[1])))
    assert squeezed(pdf).count("云溪市青石区紫荆路") >= 300


def test_a_finger_has_an_empty_box_of_its_own_beside_the_words_and_nothing_else_does() -> None:
    place = SignatureLine(label="乙方当事人", name="许明川", note="本人捺指印。", fingerprint=True)
    boxed, plain = (
        agreement_paper(replace(TWO_PARTIES, signatures=(line,)))
        for line in (place, replace(place, fingerprint=False))
    )
    assert "捺印处" in squeezed(boxed) and "捺印处" not in squeezed(plain)
    # Four straight edges; the rule below the place is there in both.
    edges, rule = (b"".join(contents(pdf)).count(b" l S") for pdf in (boxed, plain))
    assert edges == rule + 4
    assert curves(boxed) == curves(plain)


def test_a_guardian_is_named_with_the_relation() -> None:
    line = SignatureLine(label="甲方法定代理人", name="林知夏", detail="（与林小禾的关系：母亲）")
    pdf = agreement_paper(replace(TWO_PARTIES, signatures=(line,)))
    assert "林知夏（与林小禾的关系：母亲）" in squeezed(pdf)
