"""What papers call the program that made them."""

from __future__ import annotations

VERSION = "0.1.0"
"""The version of pyproject.toml; a test holds them together."""
