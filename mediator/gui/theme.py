"""The look of the moment: type scale, contrast, fonts; widgets read it when they are built."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from mediator.gui.stylesheet import stylesheet
from mediator.gui.tokens import HIGH_CONTRAST, LIGHT, SIZES, Palette, Sizes
from mediator.resources import RESOURCES

SCALES = (1.0, 1.125, 1.25, 1.5, 1.75, 2.0)
FAMILIES = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "sans-serif",
)
APPLIED = "mediatorLook"
RAIL_BELOW = 1500
RAIL_FROM = 1.25
_SCREEN_FONTS = ("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf")


@dataclass(frozen=True)
class Theme:
    """One look: `scale` 1.0 to 2.0 for type, `high_contrast` for black lines and no tints."""

    scale: float = 1.0
    high_contrast: bool = False

    @property
    def palette(self) -> Palette:
        """The colours of this look."""
        return HIGH_CONTRAST if self.high_contrast else LIGHT

    @property
    def sizes(self) -> Sizes:
        """The sizes at 100 %; pass them through `px` or `control`."""
        return SIZES

    @property
    def border(self) -> int:
        """Width of a control's border in px."""
        return 2 if self.high_contrast else 1

    def px(self, size: float) -> int:
        """A type size, in px at this scale."""
        return max(1, round(size * self.scale))

    def control(self, size: float) -> int:
        """A control's height, in px at this scale: it grows three quarters as fast as the type."""
        return round(size * (1 + (self.scale - 1) * 0.75))

    def mark(self, size: float) -> int:
        """An icon's or a badge's size, in px: it stays up to 125 % and then grows like a control."""
        return self.control(size) if self.scale > RAIL_FROM else round(size)

    def bar(self, size: float) -> int:
        """Height of the header and the footer, in px: like the type up to 125 %, like a control beyond."""
        return self.px(size) if self.scale <= RAIL_FROM else self.control(size)

    def font(self, size: float = 16, *, bold: bool = False) -> QFont:
        """The screen font at `size` px (at 100 %)."""
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.px(size))
        font.setBold(bold)
        return font

    def line(self, size: float) -> int:
        """Height in px that one line of `size` needs at this scale."""
        return QFontMetrics(self.font(size)).height()

    def percent_for(self, size: float, line_height: float) -> int:
        """Rich-text line height in per cent for `line_height` em: Qt counts from the font's own height."""
        return round(100 * line_height * self.px(size) / QFontMetricsF(self.font(size)).height())

    def rail(self, window_width: int) -> bool:
        """Whether the stepper folds to the rail in a window this wide."""
        return self.scale >= RAIL_FROM and window_width < RAIL_BELOW

    def apply(self, app: QApplication) -> None:
        """Make this the look of the application; pages built before it must be built again."""
        global _current
        _current = self
        mark = f"{self.scale} {self.high_contrast}"
        if app.property(APPLIED) == mark:
            # Dressing every widget anew in what it wears already takes as long as the first time.
            return
        if app.property(APPLIED) is None:
            # Once is enough; set again, it would take as long as the style sheet.
            app.setStyle("Fusion")
        app.setProperty(APPLIED, mark)
        app.setPalette(_qt_palette(self.palette))
        app.setFont(self.font(SIZES.body))
        app.setStyleSheet(stylesheet(self, FAMILIES))


_current = Theme()


def current() -> Theme:
    """The look applied last, or the plain one before that."""
    return _current


def default_scale(work_area_height: int) -> float:
    """The scale to start with: 112.5 % on screens with 1000 px of work area or more (ux §4.4)."""
    return 1.125 if work_area_height >= 1000 else 1.0


def next_scale(scale: float, *, step: int) -> float:
    """The scale `step` places up or down the list, staying within it."""
    nearest = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - scale))
    return SCALES[max(0, min(len(SCALES) - 1, nearest + step))]


def load_fonts() -> bool:
    """Load the product's own screen fonts (20 ms); false when they are missing and the system's serve."""
    folder = RESOURCES / "fonts"
    return all(QFontDatabase.addApplicationFont(str(folder / name)) >= 0 for name in _SCREEN_FONTS)


def _qt_palette(colours: Palette) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, colours.app),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.sunken),
        (role.Button, colours.surface),
        (role.WindowText, colours.text),
        (role.Text, colours.text),
        (role.ButtonText, colours.text),
        (role.PlaceholderText, colours.text3),
        (role.Highlight, colours.primary),
        (role.HighlightedText, colours.text_on),
        (role.ToolTipBase, colours.text),
        (role.ToolTipText, colours.surface),
        (role.Link, colours.primary),
    ):
        palette.setColor(where, QColor(colour))
    return palette
