"""The tokens, the scale, the style sheet and the icons."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication

from mediator.gui.icons import pixmap
from mediator.gui.stylesheet import stylesheet
from mediator.gui.theme import FAMILIES, SCALES, Theme, current, default_scale, next_scale
from mediator.gui.tokens import HIGH_CONTRAST, LIGHT, Palette, Shade, Tone, contrast
from mediator.resources import RESOURCES

TEXT, PARTS = 4.5, 3.0


def grounds(palette: Palette) -> list[str]:
    return [palette.surface, palette.app, palette.subtle, palette.sunken]


@pytest.mark.parametrize("palette", [LIGHT, HIGH_CONTRAST], ids=["light", "high contrast"])
def test_every_text_can_be_read_on_every_ground(palette: Palette) -> None:
    weak = {
        (name, ground): round(contrast(palette.named(name), ground), 2)
        for name in ("text", "text2", "text3")
        for ground in grounds(palette)
        if contrast(palette.named(name), ground) < TEXT
    }
    assert not weak


@pytest.mark.parametrize("palette", [LIGHT, HIGH_CONTRAST], ids=["light", "high contrast"])
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_can_be_read_on_its_tint_and_under_white(palette: Palette, tone: Tone) -> None:
    shade = palette.shade(tone)
    assert contrast(shade.ink, shade.tint) >= TEXT
    assert contrast(shade.ink, palette.surface) >= TEXT
    assert contrast(palette.text_on, shade.ink) >= TEXT


@pytest.mark.parametrize("palette", [LIGHT, HIGH_CONTRAST], ids=["light", "high contrast"])
def test_borders_of_controls_and_the_focus_can_be_seen(palette: Palette) -> None:
    for ground in (palette.surface, palette.app):
        assert contrast(palette.line_strong, ground) >= PARTS
        assert contrast(palette.focus, ground) >= PARTS


def test_the_curtain_can_be_read() -> None:
    for palette in (LIGHT, HIGH_CONTRAST):
        for text in (palette.curtain_text, palette.curtain_text2, palette.curtain_error):
            assert contrast(text, palette.curtain) >= TEXT
            assert contrast(text, palette.curtain2) >= TEXT


def test_high_contrast_reaches_eleven_for_the_main_action_and_for_errors() -> None:
    assert contrast(HIGH_CONTRAST.primary, "#FFFFFF") >= 11
    assert contrast(HIGH_CONTRAST.danger, "#FFFFFF") >= 11
    assert HIGH_CONTRAST.line == "#000000"


def test_every_colour_is_written_the_same_way() -> None:
    for palette in (LIGHT, HIGH_CONTRAST):
        for field in fields(palette):
            value = getattr(palette, field.name)
            colours = (value.ink, value.tint, value.line) if isinstance(value, Shade) else (value,)
            assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours), field.name


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21.0
    assert contrast("#FFFFFF", "#000000") == contrast("#000000", "#FFFFFF")


def test_controls_grow_three_quarters_as_fast_as_the_type() -> None:
    theme = Theme(scale=2.0)
    assert (theme.px(16), theme.control(40)) == (32, 70)
    assert Theme(scale=1.0).control(40) == 40


def test_large_screens_start_with_larger_type() -> None:
    assert (default_scale(690), default_scale(1000)) == (1.0, 1.125)


def test_the_scale_goes_up_and_down_its_steps_and_stays_within_them() -> None:
    assert next_scale(1.0, step=1) == 1.125
    assert next_scale(1.0, step=-1) == 1.0
    assert next_scale(2.0, step=1) == 2.0
    assert all(next_scale(scale, step=0) == scale for scale in SCALES)


def test_the_stepper_folds_in_narrow_windows_with_large_type_only() -> None:
    assert Theme(scale=1.25).rail(1366)
    assert not Theme(scale=1.25).rail(1500)
    assert not Theme(scale=1.125).rail(1366)


def test_applying_a_look_makes_it_the_current_one(theme: Callable[..., Theme]) -> None:
    made = theme(scale=1.5, high_contrast=True)
    assert current() == made
    assert QApplication.palette().window().color() == QColor(HIGH_CONTRAST.app)
    assert QApplication.font().pixelSize() == 24


def test_the_products_own_font_is_the_one_in_use(theme: Callable[..., Theme]) -> None:
    assert QFontInfo(theme().font(16)).family() == FAMILIES[0]
    assert QFontInfo(theme().font(16, bold=True)).bold()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("high_contrast", [False, True])
def test_the_style_sheet_keeps_corners_round_at_every_scale(scale: float, high_contrast: bool) -> None:
    theme = Theme(scale=scale, high_contrast=high_contrast)
    sheet = stylesheet(theme, FAMILIES)
    assert sheet.count("{") == sheet.count("}")
    chip = re.search(r'QPushButton\[chip="true"\] \{(.*?)\}', sheet, re.S)
    assert chip is not None
    (radius,) = re.findall(r"border-radius: (\d+)px", chip[1])
    (height,) = re.findall(r"min-height: (\d+)px", chip[1])
    assert int(radius) <= (int(height) + 8) / 2


def test_no_rule_of_the_style_sheet_lacks_a_selector(theme: Callable[..., Theme]) -> None:
    sheet = stylesheet(theme(), FAMILIES)
    selectors = re.findall(r"(?:^|\})\s*([^{}]*)\{", sheet)
    assert selectors
    assert all(selector.strip() for selector in selectors)


def test_every_icon_can_be_drawn(theme: Callable[..., Theme]) -> None:
    theme()
    names = [file.stem for file in (RESOURCES / "icons").glob("*.svg")]
    assert "scale" in names
    for name in names:
        image = pixmap(name, "#17222D", 24).toImage()
        inked = any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
        assert inked, name


def test_an_unknown_icon_is_a_mistake(theme: Callable[..., Theme]) -> None:
    theme()
    with pytest.raises(FileNotFoundError):
        pixmap("no-such-icon", "#000000", 16)


def test_an_icon_takes_the_colour_it_is_asked_for(theme: Callable[..., Theme]) -> None:
    theme()
    image = pixmap("circle", "#AD2A20", 24).toImage()
    pixels = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    colours = {pixel.name() for pixel in pixels if pixel.alpha() == 255}
    assert "#ad2a20" in colours
