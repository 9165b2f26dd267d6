"""Opening a new session and resuming one exactly where it was."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from mediator.domain import intake
from mediator.domain.events import HostInfo, HostPost, Matter, Regime
from mediator.domain.negotiation_notes import without_notes
from mediator.domain.numbering import number_ends
from mediator.domain.regimes import RegimeRules, check_opening
from mediator.services.access import Action, check, may
from mediator.services.desk_verbs import DeskVerbs
from mediator.services.guarded import About, Audited, Declared
from mediator.services.ports import Role, User
from mediator.services.room import Room

POSTS: dict[Role, HostPost] = {
    Role.OFFICER: HostPost.OFFICER,
    Role.SUPERVISOR: HostPost.OFFICER,
    Role.MEDIATOR: HostPost.PEOPLES_MEDIATOR,
}
"""Whoever has no post here opens no session: the table of rights says so first."""


def post_of(user: User) -> HostPost:
    """As what this user leads a session."""
    return POSTS[user.role]


class Reception(DeskVerbs):
    """Where sessions begin and are taken up again."""

    does: ClassVar[Declared] = {Action.OPEN_SESSION: ("open",), Action.VIEW_SESSION: ("resume",)}
    audits: ClassVar[Audited] = {"resume": Action.VIEW_SESSION}

    def _about(self, result: object) -> About:
        return About(object=result.session.number if isinstance(result, Room) else "")

    def open(
        self,
        matter: Matter,
        *,
        guide_id: str,
        regime: Regime = Regime.PUBLIC_ORDER,
        committee: str = "",
        scheduled_at: datetime | None = None,
        spent_drafts: tuple[str, ...] = (),
    ) -> Room:
        """A new session under the next number of its route, hosted by whoever is signed in.

        The papers of a committee carry its own name where those of the police carry the organ's.
        """
        desk = self._desk
        pack = desk.rules.pack(on=desk.today())
        rules = pack.rules_of(regime)
        post = post_of(desk.user)
        own_name = check_opening(rules, post, committee)
        event = intake.open_session(
            number=desk.log.next_number(*self._number_ends(rules)),
            matter=matter,
            host=HostInfo(
                number=desk.user.number, name=desk.user.name, unit=own_name or desk.station.name, post=post
            ),
            organ=own_name or desk.station.organ,
            room=desk.station.room,
            guide_id=guide_id,
            rule_pack=pack.name,
            today=desk.today(),
            scheduled_at=scheduled_at,
            regime=regime,
            committee=own_name,
            packs=(*desk.rules.versions(on=desk.today()), desk.terms.version(desk.today())),
        )
        session = desk.record(None, [event], session_id=desk.ids.new_id(), spent_drafts=spent_drafts)
        return Room(desk, session)

    def resume(self, session_id: str) -> Room:
        """The session as its events add up to it; without the notes that are for another's eyes."""
        session = self._desk.log.replayed(session_id)
        check(self._desk.user, Action.VIEW_SESSION, session)
        if not may(self._desk.user, Action.VIEW_NOTES, session).allowed:
            session = without_notes(session)
        return Room(self._desk, session)

    def _number_ends(self, rules: RegimeRules) -> tuple[str, str]:
        template = rules.number_template or self._desk.station.number_template
        return number_ends(template, self._desk.today().year)
