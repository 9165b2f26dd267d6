"""Where the product's data lies: fonts, icons, forms, guides, cases and catalogues."""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
