"""Verbs about the police at each act: officers, the place, and recordings kept elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from mediator.domain import presence, recordings
from mediator.domain.errors import BadInput
from mediator.domain.events import HostInfo, RecordingGap
from mediator.domain.events.presence import WHOLE_MEDIATION
from mediator.domain.missing import Missing
from mediator.domain.session import Session
from mediator.domain.texts import check_line
from mediator.domain.wording import message
from mediator.services.access import Action
from mediator.services.draft_keys import (
    NEW_RECORDING,
    OFFICER_FIELDS,
    RECORDING_FIELDS,
    drafts_of,
    officers_form,
)
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs


@dataclass(frozen=True, kw_only=True)
class StandardPlace:
    """Who set down that a room is a standard place, and by which paper; remembered for the room."""

    set_by: str
    document: str


def place_key(room: str) -> str:
    """The setting that remembers whether a room is a standard place."""
    return f"standard-place:{room}"


class PresenceVerbs(Verbs):
    """Who of the police is there, and what records it."""

    does: ClassVar[Declared] = {
        Action.RECORD: ("note_officers", "link_recording", "lose_recording"),
        Action.VIEW_SESSION: ("place_of_room", "wanting"),
    }

    def note_officers(
        self,
        others: tuple[HostInfo, ...],
        *,
        act_id: str = WHOLE_MEDIATION,
        auxiliaries: tuple[str, ...] = (),
        place: StandardPlace | None = None,
        card_shown: bool = False,
    ) -> Session:
        """The host with these officers; `place` is given when the room is a standard one, and remembered."""
        if place is not None:
            place = StandardPlace(
                set_by=check_line(place.set_by, message("确定办案场所的人"), most=60),
                document=check_line(place.document, message("办案场所文件"), most=120),
            )
        after = self._act(
            lambda s: presence.note_officers(
                s,
                act_id,
                others,
                auxiliaries=auxiliaries,
                standard_place=place is not None,
                place_document=place.document if place else "",
                card_shown=card_shown,
            ),
            *drafts_of(officers_form(act_id), OFFICER_FIELDS),
        )
        if act_id == WHOLE_MEDIATION:
            self._remember(place)
        return after

    def place_of_room(self) -> StandardPlace | None:
        """What was last set down about this room; None where it is not a standard place."""
        kept = self._room.desk.settings.get(place_key(self._room.session.room))
        try:
            read = json.loads(kept) if kept else {}
            return StandardPlace(set_by=str(read["set_by"]), document=str(read["document"])) if read else None
        except (ValueError, KeyError, TypeError):
            return None

    def link_recording(
        self,
        *,
        device: str,
        reference: str,
        started_at: datetime,
        stopped_at: datetime,
        gaps: tuple[RecordingGap, ...] = (),
        recording_id: str = "",
    ) -> Session:
        """A recording and where it lies; with its id, an entry put right."""
        if recording_id and recording_id not in self._room.session.recordings:
            raise BadInput(message("没有这段录音录像的登记"))
        new_id = recording_id or self._new_id()
        return self._act(
            lambda s: recordings.link_recording(
                s,
                new_id,
                self._now,
                device=device,
                reference=reference,
                started_at=started_at,
                stopped_at=stopped_at,
                gaps=gaps,
            ),
            *drafts_of(NEW_RECORDING, RECORDING_FIELDS),
        )

    def lose_recording(self, recording_id: str, reason: str) -> Session:
        """A recording is damaged or gone."""
        return self._act(lambda s: recordings.lose_recording(s, recording_id, reason))

    def wanting(self) -> tuple[Missing, ...]:
        """What officers and recordings still want before the session may be closed, as its route sees it."""
        session, pack = self._room.session, self._room.pack
        return pack.rules_of(session.regime).weigh(presence.wanting(session, pack.presence))

    def _remember(self, place: StandardPlace | None) -> None:
        kept = "" if place is None else json.dumps({"set_by": place.set_by, "document": place.document})
        self._room.desk.settings.put(place_key(self._room.session.room), kept)
