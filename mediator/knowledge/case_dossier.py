"""Reads how the file of a case is made up."""

from __future__ import annotations

from mediator.knowledge.toml_file import Table
from mediator.services.script_dossier import AS_USUAL, ScriptDossier, ScriptExhibit, ScriptFileItem


def dossier(table: Table) -> ScriptDossier:
    """The table `dossier`; without one everything is as usual."""
    own = table.table("dossier")
    if own is None:
        return AS_USUAL
    return ScriptDossier(
        where=own.where,
        retention=own.text("retention", ""),
        decided_by=own.text("decided_by", ""),
        situation=own.text("situation", ""),
        volume_number=own.text("volume_number", ""),
        exhibits=tuple(
            ScriptExhibit(
                where=t.where,
                title=t.text("title"),
                source=t.text("source"),
                sheets=t.whole("sheets", 1),
                note=t.text("note", ""),
            )
            for t in own.tables("exhibit")
        ),
        items=tuple(
            ScriptFileItem(
                where=t.where, item_id=t.text("item"), holds=t.flag("holds"), note=t.text("note", "")
            )
            for t in own.tables("item")
        ),
    )
