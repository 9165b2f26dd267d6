"""What a play does with words already recorded: leave, its taking back, the saying, notes, translations."""

from __future__ import annotations

from typing import assert_never

from mediator.domain.session import Talk
from mediator.services.prompter import Prompter
from mediator.services.script import Allow
from mediator.services.script_disclosure import ActOn, KeepBack, Note, Told, Translate

PassingOn = Allow | KeepBack | Told | ActOn | Note | Translate


def pass_on(p: Prompter, talk: Talk, entry: PassingOn) -> None:
    """One entry of a talk that is about words which stand there already, or are kept apart."""
    verbs = p.room.talks
    match entry:
        case Allow():
            by = p.people[entry.by] if entry.by else ""
            verbs.grant_disclosure(p.statement(entry.where, entry.label), entry.level, entry.words, by)
        case KeepBack():
            verbs.withdraw_disclosure(p.statement(entry.where, entry.label))
        case Told():
            verbs.say(p.statement(entry.where, entry.label), p.people[entry.to])
        case ActOn():
            ref = p.statement(entry.where, entry.label)
            verbs.raise_must_act(ref, entry.ground, entry.superior, entry.measures)
        case Note():
            note_id = p.room.notes.note(talk.person_id, entry.text, talk.talk_id).notes[-1].note_id
            if entry.struck:
                p.room.notes.strike(note_id)
        case Translate():
            ref = p.statement(entry.where, entry.label)
            verbs.translate(ref, entry.language, entry.text, p.people[entry.by])
        case _:
            assert_never(entry)
