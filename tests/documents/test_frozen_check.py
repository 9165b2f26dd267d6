"""The finished agreement is compared with the frozen words; one character more, less or other is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest

from mediator.documents.agreement import agreement_paper
from mediator.documents.forms import load_form
from mediator.documents.frozen_check import check_frozen
from mediator.documents.preview import text_of
from mediator.documents.verify import PaperDiffers
from mediator.domain.frozen_text import UnreadableText, agreement_of
from mediator.domain.papers import AgreementPaper, CitedAgreement, PaperPerson, agreement_text
from tests.documents.samples import AGREEMENT

FORMS = ("agreement-1", "agreement-2", "committee-agreement-1", "on-the-spot-1")
CITED = (
    CitedAgreement(signed_on=date(2025, 11, 24), draft=1, check_code="7F3A-21", digest="7f3a21" + "0" * 58),
    CitedAgreement(signed_on=date(2025, 12, 1), draft=2, check_code="0B11-C4", digest="0b11c4" + "1" * 58),
)
SUPPLEMENT = replace(AGREEMENT, cites=CITED)


def compared(drawn: AgreementPaper, frozen: AgreementPaper) -> None:
    """Draw the one and compare it with the frozen words of the other."""
    check_frozen(agreement_paper(drawn), agreement_text(frozen), drawn, load_form(drawn.form))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("paper", (AGREEMENT, SUPPLEMENT, replace(AGREEMENT, others=(), training=True)))
def test_what_was_frozen_is_what_the_finished_paper_says(form: str, paper: AgreementPaper) -> None:
    paper = replace(paper, form=form)
    compared(paper, paper)


def test_the_sample_has_a_name_beyond_the_basic_plane() -> None:
    assert any(ord(character) > 0xFFFF for character in agreement_text(AGREEMENT))


@pytest.mark.parametrize("paper", (AGREEMENT, SUPPLEMENT))
def test_frozen_words_read_back_are_the_same_words(paper: AgreementPaper) -> None:
    assert agreement_text(agreement_of(agreement_text(paper))) == agreement_text(paper)


def of_party(name: str) -> Callable[[AgreementPaper, str], AgreementPaper]:
    def changed(paper: AgreementPaper, text: str) -> AgreementPaper:
        return replace(paper, parties=(replace(paper.parties[0], **{name: text}), *paper.parties[1:]))

    return changed


def of_clause(at: int) -> Callable[[AgreementPaper, str], AgreementPaper]:
    def changed(paper: AgreementPaper, text: str) -> AgreementPaper:
        return replace(paper, clauses=(*paper.clauses[:at], text, *paper.clauses[at + 1 :]))

    return changed


def of_paper(name: str) -> Callable[[AgreementPaper, str], AgreementPaper]:
    return lambda paper, text: replace(paper, **{name: text})


PARTY = ("name", "sex", "id_kind", "id_number", "address", "workplace", "phone")
PLACES: dict[str, tuple[str, Callable[[AgreementPaper, str], AgreementPaper]]] = {
    **{f"clause {at}": (text, of_clause(at)) for at, text in enumerate(AGREEMENT.clauses)},
    **{f"party, {name}": (getattr(AGREEMENT.parties[0], name), of_party(name)) for name in PARTY},
    **{
        name: (getattr(AGREEMENT, name), of_paper(name))
        for name in ("organ", "number", "host_name", "host_unit", "place", "facts")
    },
}


@pytest.mark.parametrize("where", PLACES)
def test_one_character_dropped_or_changed_anywhere_is_refused(where: str) -> None:
    text, put = PLACES[where]
    middle = len(text) // 2
    for seeded in (text[:middle] + text[middle + 1 :], f"{text[:middle]}某{text[middle + 1 :]}"):
        with pytest.raises(PaperDiffers):
            compared(put(AGREEMENT, seeded), AGREEMENT)


@pytest.mark.long
def test_every_character_of_every_clause_dropped_is_refused() -> None:
    for at, text in enumerate(AGREEMENT.clauses):
        for place in range(len(text)):
            with pytest.raises(PaperDiffers):
                compared(of_clause(at)(AGREEMENT, text[:place] + text[place + 1 :]), AGREEMENT)


@pytest.mark.parametrize(
    "other",
    (
        replace(AGREEMENT, clauses=AGREEMENT.clauses[:-1]),
        replace(AGREEMENT, clauses=(*AGREEMENT.clauses, "另付一百元。")),
        replace(AGREEMENT, clauses=(AGREEMENT.clauses[1], AGREEMENT.clauses[0], *AGREEMENT.clauses[2:])),
        replace(AGREEMENT, parties=AGREEMENT.parties[:2]),
        replace(AGREEMENT, parties=(AGREEMENT.parties[1], AGREEMENT.parties[0], AGREEMENT.parties[2])),
        replace(AGREEMENT, facts=f"{AGREEMENT.facts}此外无他。"),
        SUPPLEMENT,
    ),
)
def test_a_clause_a_person_or_a_sentence_more_or_less_is_refused(other: AgreementPaper) -> None:
    with pytest.raises(PaperDiffers):
        compared(other, AGREEMENT)
    with pytest.raises(PaperDiffers):
        compared(AGREEMENT, other)


def test_a_supplement_that_cites_another_digest_is_refused() -> None:
    other = replace(SUPPLEMENT, cites=(replace(CITED[0], digest="8" + CITED[0].digest[1:]), CITED[1]))
    with pytest.raises(PaperDiffers):
        compared(other, SUPPLEMENT)


def test_the_refusal_names_the_words_around_the_difference() -> None:
    seeded = of_clause(3)(AGREEMENT, AGREEMENT.clauses[3].replace("摄像头1个", "摄像头7个"))
    with pytest.raises(PaperDiffers) as refused:
        compared(seeded, AGREEMENT)
    assert "摄像头1个" in refused.value.title.in_chinese()


@pytest.mark.parametrize("words", ("", "[]", "{}", '{"parties":[1]}', '{"clauses":"一"}'))
def test_words_that_are_none_of_ours_are_refused(words: str) -> None:
    with pytest.raises(UnreadableText):
        agreement_of(words)
    with pytest.raises(PaperDiffers):
        check_frozen(agreement_paper(AGREEMENT), words, AGREEMENT, load_form("agreement-1"))


def test_a_supplement_shows_its_number_and_what_it_cites_under_the_title_and_at_the_foot() -> None:
    words = "".join(text_of(agreement_paper(SUPPLEMENT)).split())
    assert "补充协议第2号" in words and "治安调解协议书（补充协议第2号）" in words
    for cited in CITED:
        assert f"核对码{cited.check_code}，正文指纹{cited.digest}" in words


def test_every_field_of_a_person_is_read_back() -> None:
    person = PaperPerson(
        label="当事人", name="甲", sex="女", age=30, born_on=date(1995, 1, 2), id_kind="护照", id_number="E1",
        address="甲路", workplace="甲店", phone="1", ethnicity="苗族", registered_address="乙路",
        occupation="店员", deputy=False, extra=(("监护人", "乙"),),
    )  # fmt: skip
    assert all(getattr(person, f.name) not in ("", None, ()) for f in fields(person))
    back = agreement_of(agreement_text(replace(AGREEMENT, parties=(person,))))
    assert back.parties == (person,)
