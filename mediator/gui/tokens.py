"""Design tokens: the one place where colours, sizes and spacings are written (light and high-contrast)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Tone(StrEnum):
    """What a coloured part stands for; always shown together with a word, a letter or an icon."""

    PRIMARY = "primary"
    AGREE = "agree"
    DISPUTE = "dispute"
    SINGLE = "single"
    DANGER = "danger"
    MUTE = "mute"
    A = "party_a"
    B = "party_b"
    WITNESS = "witness"
    ATTESTING = "attesting"
    HOST = "host"


@dataclass(frozen=True)
class Shade:
    """The three colours of a tone: the writing, the ground under it, the line around it."""

    ink: str
    tint: str
    line: str


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Every colour of the windows, as `#RRGGBB`."""

    app: str = "#F4F6F8"
    surface: str = "#FFFFFF"
    sunken: str = "#F8FAFB"
    subtle: str = "#EDF1F5"
    line: str = "#DCE2E8"
    line_strong: str = "#76838F"
    scroll_handle: str = "#B3BEC9"
    text: str = "#17222D"
    text2: str = "#44515E"
    text3: str = "#5A6875"
    text_on: str = "#FFFFFF"
    primary_hover: str = "#163F68"
    primary_press: str = "#102F4E"
    step_done: str = "#D5E3F0"
    step_line: str = "#8FB0CF"
    focus: str = "#0B5CAD"
    ink: str = "#101820"
    curtain: str = "#17324D"
    curtain2: str = "#21425F"
    curtain_text: str = "#F2F6FA"
    curtain_text2: str = "#C4D3E1"
    curtain_error: str = "#FFD9A0"
    primary_shade: Shade = Shade("#1C4E80", "#E7EFF7", "#B9CEE2")
    agree_shade: Shade = Shade("#1B6B4A", "#E5F3EC", "#B5D8C6")
    dispute_shade: Shade = Shade("#875000", "#FBF2E1", "#E6CFA0")
    single_shade: Shade = Shade("#47597A", "#E9EDF4", "#C3CDDD")
    danger_shade: Shade = Shade("#AD2A20", "#FBEAE8", "#E8BDB8")
    mute_shade: Shade = Shade("#44515E", "#EDF1F5", "#DCE2E8")
    a_shade: Shade = Shade("#0B6077", "#E1F0F4", "#A9D0DA")
    b_shade: Shade = Shade("#6A4182", "#F2EBF6", "#D0BADC")
    witness_shade: Shade = Shade("#5A5836", "#F1F0E4", "#D5D2B4")
    attesting_shade: Shade = Shade("#5F5049", "#F1EDEA", "#D6CBC3")

    @property
    def primary(self) -> str:
        """The one main action and the stage of the moment."""
        return self.primary_shade.ink

    @property
    def primary_tint(self) -> str:
        """The row of the moment and the second-strongest button."""
        return self.primary_shade.tint

    @property
    def primary_line(self) -> str:
        """The line around a primary tint."""
        return self.primary_shade.line

    @property
    def danger(self) -> str:
        """Errors and what is overdue, nothing else."""
        return self.danger_shade.ink

    def shade(self, tone: Tone) -> Shade:
        """The colours of a tone."""
        return {
            Tone.PRIMARY: self.primary_shade,
            Tone.AGREE: self.agree_shade,
            Tone.DISPUTE: self.dispute_shade,
            Tone.SINGLE: self.single_shade,
            Tone.DANGER: self.danger_shade,
            Tone.MUTE: self.mute_shade,
            Tone.A: self.a_shade,
            Tone.B: self.b_shade,
            Tone.WITNESS: self.witness_shade,
            Tone.ATTESTING: self.attesting_shade,
            Tone.HOST: self.single_shade,
        }[tone]

    def named(self, name: str | Tone) -> str:
        """The colour of a palette name such as `text2`, or the writing colour of a tone."""
        if isinstance(name, Tone):
            return self.shade(name).ink
        value = getattr(self, name)
        if not isinstance(value, str):
            raise KeyError(name)
        return value


LIGHT = Palette()

_BLACK, _WHITE = "#000000", "#FFFFFF"


def _bare(ink: str) -> Shade:
    return Shade(ink, _WHITE, _BLACK)


HIGH_CONTRAST = replace(
    LIGHT,
    app=_WHITE,
    sunken=_WHITE,
    subtle=_WHITE,
    line=_BLACK,
    line_strong=_BLACK,
    scroll_handle=_BLACK,
    text=_BLACK,
    text2=_BLACK,
    text3=_BLACK,
    primary_hover="#002A57",
    primary_press="#001A38",
    step_done=_WHITE,
    step_line=_BLACK,
    focus="#003A75",
    ink=_BLACK,
    curtain=_BLACK,
    curtain2=_BLACK,
    curtain_text=_WHITE,
    curtain_text2=_WHITE,
    primary_shade=_bare("#003A75"),
    agree_shade=_bare("#0A4A30"),
    dispute_shade=_bare("#5A3500"),
    single_shade=_bare("#2A3A58"),
    danger_shade=_bare("#7A0000"),
    mute_shade=_bare(_BLACK),
    a_shade=_bare("#044456"),
    b_shade=_bare("#4A2463"),
    witness_shade=_bare("#3B3A1E"),
    attesting_shade=_bare("#3F332D"),
)


@dataclass(frozen=True)
class Sizes:
    """Pixels at 100 %: spacings stay, types and controls grow with the scale (ux §4.2–4.4)."""

    caption: int = 13
    secondary: int = 14
    body: int = 16
    h3: int = 18
    h2: int = 22
    h1: int = 26
    field_radius: int = 6
    radius: int = 8
    card_radius: int = 12
    header: int = 56
    footer: int = 64
    stepper: int = 216
    rail: int = 64
    party_target: int = 60


SIZES = Sizes()
READING_SIZES = (24, 32, 40, 56)
"""Type sizes a party can choose for reading, in px at 100 %."""


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two `#RRGGBB` colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
