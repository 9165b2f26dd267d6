"""The names of the peoples of China that are offered: ours, and a station's own in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.knowledge.credentials import RegisterFiles
from mediator.knowledge.ethnicities import load_ethnicities
from mediator.wording import tr

OWN = 'source = "本所"\nas_of = 2026-01-01\nmark = "D"\nnames = ["壮族", "汉族"]\n'


def station(tmp_path: Path, text: str) -> RegisterFiles:
    own = tmp_path / "ethnicities"
    own.mkdir()
    (own / "ethnicities.toml").write_text(text, encoding="utf-8")
    return RegisterFiles(beside=tmp_path)


def test_the_56_are_offered_with_the_han_first():
    names = RegisterFiles().ethnicities()
    assert (names[0], len(names), len(set(names))) == ("汉族", 56, 56)


def test_a_station_puts_its_own_order_in_place_of_ours(tmp_path: Path):
    assert station(tmp_path, OWN).ethnicities() == ("壮族", "汉族")


def test_a_broken_list_of_a_station_is_named_and_ours_stays(tmp_path: Path):
    registers = station(tmp_path, OWN.replace("汉族", "壮族"))
    assert len(registers.ethnicities()) == 56
    (trouble,) = registers.troubles()
    assert "ethnicities.toml" in tr(trouble)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (OWN.replace('["壮族", "汉族"]', "[]"), "names：缺少这一项"),
        (OWN.replace("汉族", "很" * 31), "names[2]：应为不超过30个字的名称"),
        (OWN.replace("as_of = 2026-01-01\n", ""), "as_of：缺少这一项"),
        (OWN + "more = 1\n", "more"),
    ],
)
def test_what_is_wrong_is_said_with_file_key_and_reason(tmp_path: Path, text: str, sentence: str):
    path = tmp_path / "ethnicities.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load_ethnicities(path)
    assert sentence in tr(refused.value.title)
    assert "ethnicities.toml" in tr(refused.value.title)
