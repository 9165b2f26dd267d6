"""Reads what a case file tells of words already recorded: leave, saying, acting on, notes, translations."""

from __future__ import annotations

from mediator.domain.events import DisclosureLevel, MustActGround
from mediator.knowledge.toml_file import Table
from mediator.services.script import Allow, TalkEntry
from mediator.services.script_disclosure import ActOn, KeepBack, Note, Told, Translate


def about_words(table: Table) -> TalkEntry:
    """One entry of a talk that is neither a question nor a new statement."""
    where = table.where
    if table.has("keep"):
        return KeepBack(where=where, label=table.text("keep"))
    if table.has("said"):
        return Told(where=where, label=table.text("said"), to=table.text("to"))
    if table.has("must_act"):
        return ActOn(
            where=where,
            label=table.text("must_act"),
            ground=table.choice("ground", MustActGround),
            superior=table.text("superior"),
            measures=table.text("measures"),
        )
    if table.has("note"):
        return Note(where=where, text=table.text("note"), struck=table.flag("struck"))
    if table.has("translate"):
        return Translate(
            where=where,
            label=table.text("translate"),
            language=table.text("language"),
            text=table.text("text"),
            by=table.text("by"),
        )
    return Allow(
        where=where,
        label=table.text("allow"),
        level=table.choice("level", DisclosureLevel, DisclosureLevel.MAY_SAY),
        words=table.text("words", ""),
        by=table.text("by", ""),
    )
