"""The file of a played mediation, made up before the session is closed."""

from __future__ import annotations

from mediator.domain.dossier import usual_period, usual_situation
from mediator.services.prompter import Prompter
from mediator.services.script_dossier import AS_USUAL


def make_up_file(p: Prompter) -> None:
    """Evidence in order, then how the file is kept, then what was ticked by eye.

    Where nothing is said and the route wants nothing of it, the file stays as it is.
    """
    script, verbs = p.script.dossier, p.room.dossier
    if script == AS_USUAL and not verbs.wanting():
        return
    for exhibit in script.exhibits:
        with p.at(exhibit.where):
            verbs.list_exhibit(
                title=exhibit.title, source=exhibit.source, sheets=exhibit.sheets, note=exhibit.note
            )
    with p.at(script.where):
        verbs.prepare(
            retention=script.retention or usual_period(p.session, verbs.rules),
            decided_by=script.decided_by or p.session.host.name,
            situation=script.situation or usual_situation(p.session),
            volume_number=script.volume_number,
        )
    for item in script.items:
        with p.at(item.where):
            verbs.check_item(item.item_id, holds=item.holds, note=item.note)
