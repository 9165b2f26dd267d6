"""The windows of this suite start from the same look as all others, and are gone after their test."""

from tests.gui.conftest import cleared, dressed, theme

__all__ = ["cleared", "dressed", "theme"]
