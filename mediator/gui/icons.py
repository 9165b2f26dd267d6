"""Draws the product's SVG icons in any colour and size; each is rendered once."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mediator.resources import RESOURCES

_FOLDER = RESOURCES / "icons"
TEXT_GAP = 3
"""Clear px that `button_icon` keeps on the right, so that an icon does not touch the words after it."""


@cache
def _source(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def _render(name: str, colour: str, size: int, width: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    picture = QPixmap(QSize(round(width * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` (a file of `resources/icons`) in `#RRGGBB`, `size` px square."""
    return _render(name, colour, size, size, ratio)


@lru_cache(maxsize=512)
def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """The icon as Qt's own type, for menus and item views, sharp on double-density screens too."""
    made = QIcon(_render(name, colour, size, size, 1.0))
    made.addPixmap(_render(name, colour, size, size, 2.0))
    return made


@lru_cache(maxsize=512)
def button_icon(name: str, colour: str, size: int = 18, gap: int = TEXT_GAP) -> QIcon:
    """The icon with `gap` clear px on its right, for a button that also has words."""
    made = QIcon(_render(name, colour, size, size + gap, 1.0))
    made.addPixmap(_render(name, colour, size, size + gap, 2.0))
    return made
