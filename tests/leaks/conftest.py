"""The windows of this suite start from the same look as all others."""

from tests.gui.conftest import dressed, theme

__all__ = ["dressed", "theme"]
