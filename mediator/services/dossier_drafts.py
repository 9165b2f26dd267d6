"""The drafts behind the forms of the file, so that the commit of a verb drops what it recorded."""

from __future__ import annotations

RETENTION_DRAFT = "dossier-retention"
DECIDED_DRAFT = "dossier-decided-by"
SITUATION_DRAFT = "dossier-situation"
VOLUME_DRAFT = "dossier-volume"
DOSSIER_DRAFTS = (RETENTION_DRAFT, DECIDED_DRAFT, SITUATION_DRAFT, VOLUME_DRAFT)

EXHIBIT_DRAFTS = ("exhibit-title", "exhibit-source", "exhibit-sheets", "exhibit-note")


def file_item_draft(item_id: str) -> str:
    """The word on one item of the self-check."""
    return f"file-item-{item_id}"
