"""The pen strokes made from the font: simple shapes come out as one would write them."""

import pytest

from tools.skeleton import strokes_of
from tools.strokes import TARGET, main, picture, written


def bar(left: int, top: int, right: int, bottom: int) -> set[tuple[int, int]]:
    return {(x, y) for x in range(left, right) for y in range(top, bottom)}


def test_a_cross_is_two_strokes_and_not_four():
    cross = bar(10, 46, 100, 54) | bar(51, 10, 59, 100)
    assert len(strokes_of(cross)) == 2


@pytest.mark.parametrize(("character", "most"), [("一", 1), ("十", 2), ("三", 3), ("小", 3), ("王", 4)])
def test_a_character_is_written_in_no_more_strokes_than_by_hand(character: str, most: int):
    assert 1 <= len(strokes_of(picture(character))) <= most


def test_strokes_go_down_or_to_the_right():
    for stroke in strokes_of(picture("王")):
        (x0, y0), (x1, y1) = stroke[0], stroke[-1]
        assert y1 - y0 > 20 or x1 - x0 > 20


def test_the_shipped_strokes_are_those_the_tool_writes(monkeypatch: pytest.MonkeyPatch, tmp_path):
    shipped = TARGET.read_text(encoding="utf-8")
    monkeypatch.setattr("tools.strokes.TARGET", tmp_path / "strokes.toml")
    main()
    assert (tmp_path / "strokes.toml").read_text(encoding="utf-8") == shipped


def test_the_grid_holds_every_spot():
    assert written([[(-5.0, 8.0), (500.0, 104.0)]]) == "0,0 100,100"
