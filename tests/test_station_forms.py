"""A station's own form takes the place of ours when it is whole, and changes nothing when it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mediator.app.station_forms import StationForms
from mediator.documents.forms import FOLDER
from mediator.documents.press import Press
from tests.documents.form_samples import RECEIPT
from tests.documents.pdf_parts import squeezed

OURS = (FOLDER / "receipt-1.toml").read_text(encoding="utf-8")


def laid(tmp_path: Path, text: str, name: str = "receipt-1") -> StationForms:
    """The forms of a station with this file of its own."""
    folder = tmp_path / "forms"
    folder.mkdir()
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return StationForms(tmp_path)


def test_the_words_of_the_station_are_printed(tmp_path: Path) -> None:
    forms = laid(tmp_path, OURS.replace("以上交付款人，以下存卷", "此线以下由本所留存"))
    assert "此线以下由本所留存" in squeezed(Press(forms).form(RECEIPT))
    assert forms.troubles() == ()


def test_without_a_folder_of_its_own_ours_are_in_force() -> None:
    forms = StationForms()
    assert "以上交付款人，以下存卷" in squeezed(Press(forms).form(RECEIPT))
    assert Press(forms).troubles() == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (OURS.replace('kind = "line"', 'kind = "lime"'), "part[4].kind"),
        (OURS.replace("（大写）{capitals}", ""), "缺少栏目capitals；确实不用的写进left_out"),
        ("", "缺少form"),
    ],
)
def test_a_broken_form_of_the_station_is_told_and_ours_stays(tmp_path: Path, text: str, reason: str) -> None:
    forms = laid(tmp_path, text)
    assert "以上交付款人，以下存卷" in squeezed(Press(forms).form(RECEIPT))
    (trouble,) = Press(forms).troubles()
    assert "本所的文件没有采用，仍按程序自带的办。" in trouble.in_chinese()
    assert "receipt-1.toml" in trouble.in_chinese()
    assert reason in trouble.in_chinese()


def test_a_field_may_be_left_out_on_purpose(tmp_path: Path) -> None:
    text = OURS.replace("（大写）{capitals}", "").replace(
        "[[part]]", 'left_out = ["capitals"]\n\n[[part]]', 1
    )
    forms = laid(tmp_path, text)
    assert forms.troubles() == ()
    assert "壹佰贰拾陆元伍角整" not in squeezed(Press(forms).form(RECEIPT))


def test_a_form_of_the_station_under_a_new_name_is_there_too(tmp_path: Path) -> None:
    forms = laid(tmp_path, OURS.replace('form = "receipt-1"', 'form = "receipt-9"'), "receipt-9")
    assert "收条" in squeezed(Press(forms).form(replace(RECEIPT, form="receipt-9")))
