"""An officer's verbs in one session, grouped as the stages are; every one of them records or refuses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from mediator.domain import closing, progress
from mediator.domain.errors import MediatorError
from mediator.domain.events import Event, SessionClosed
from mediator.domain.leaks import Leak, leaks
from mediator.domain.progress import Missing
from mediator.domain.regimes import RegimeRules
from mediator.domain.screening import RulePack
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.services.access import Action, check
from mediator.services.agreement_verbs import AgreementVerbs
from mediator.services.case_verbs import CaseVerbs
from mediator.services.danger_verbs import DangerVerbs
from mediator.services.desk import Desk
from mediator.services.dossier_verbs import DossierVerbs
from mediator.services.follow_up_verbs import FollowUpVerbs
from mediator.services.guarded import Declared, Guarded
from mediator.services.hand_out_verbs import HandOutVerbs
from mediator.services.intake_verbs import IntakeVerbs
from mediator.services.negotiation_verbs import BoardVerbs, JointVerbs
from mediator.services.note_verbs import NoteVerbs
from mediator.services.offer_verbs import OfferVerbs
from mediator.services.pace_verbs import PaceVerbs
from mediator.services.paper_verbs import PaperVerbs
from mediator.services.people_verbs import PeopleVerbs, RightsVerbs
from mediator.services.ports import ArchivedPaper, User
from mediator.services.presence_verbs import PresenceVerbs
from mediator.services.print_verbs import PrintVerbs
from mediator.services.private_verbs import PrivateVerbs
from mediator.services.route_verbs import RouteVerbs
from mediator.services.supplement_verbs import SupplementVerbs
from mediator.services.talk_verbs import TalkVerbs

Decided = Event | Sequence[Event]


class Room(Guarded):
    """One session and what may be done in it. `session` is always what was last committed."""

    does: ClassVar[Declared] = {
        Action.VIEW_SESSION: (
            "again",
            "pack",
            "act",
            "rules",
            "missing",
            "advised",
            "leaks_in",
            "why_not_close",
        ),
        Action.RECORD: ("advance", "skip"),
        Action.END: ("close", "terminate"),
    }

    def __init__(self, desk: Desk, session: Session) -> None:
        self.desk = desk
        self.session = session
        self.intake = IntakeVerbs(self)
        self.people = PeopleVerbs(self)
        self.presence = PresenceVerbs(self)
        self.rights = RightsVerbs(self)
        self.talks = TalkVerbs(self)
        self.notes = NoteVerbs(self)
        self.pace = PaceVerbs(self)
        self.danger = DangerVerbs(self)
        self.board = BoardVerbs(self)
        self.offers = OfferVerbs(self)
        self.private = PrivateVerbs(self)
        self.joint = JointVerbs(self)
        self.agreement = AgreementVerbs(self)
        self.supplement = SupplementVerbs(self)
        self.follow_up = FollowUpVerbs(self)
        self.papers = PaperVerbs(self)
        self.printing = PrintVerbs(self)
        self.dossier = DossierVerbs(self)
        self.hand_out = HandOutVerbs(self)
        self.route = RouteVerbs(self)
        self.case = CaseVerbs(self)

    def _acting(self) -> tuple[User, Session | None]:
        return self.desk.user, self.session

    def _at(self) -> Desk:
        return self.desk

    def again(self) -> Room:
        """The same session for a page that is built anew."""
        return Room(self.desk, self.session)

    @property
    def pack(self) -> RulePack:
        """The rules this session began under, with the rights of its route."""
        return self.desk.rules.pack(self.session.rule_pack).on(self.session.regime)

    def act(
        self,
        decide: Callable[[Session], Decided],
        *,
        action: Action = Action.RECORD,
        papers: Sequence[ArchivedPaper] = (),
        spent_drafts: Sequence[str] = (),
    ) -> Session:
        """May he? Then the rule decides, and what it returns is committed before anything is shown."""
        check(self.desk.user, action, self.session)
        if action is Action.RECORD:
            closing.check_open(self.session)
        decided = decide(self.session)
        events = [decided] if isinstance(decided, Event) else list(decided)
        self.session = self.desk.record(
            self.session, events, papers=papers, spent_drafts=spent_drafts, action=action
        )
        return self.session

    @property
    def rules(self) -> RegimeRules:
        """What the route of this session decides."""
        return self.pack.rules_of(self.session.regime)

    def missing(self, stage: Stage | None = None) -> tuple[Missing, ...]:
        """What holds this stage, or the one named, up."""
        return progress.blocking(self._found(stage))

    def advised(self, stage: Stage | None = None) -> tuple[Missing, ...]:
        """What would be good practice on this route in this stage, or the one named; it holds nothing up."""
        return tuple(missing for missing in self._found(stage) if not missing.blocking)

    def _found(self, stage: Stage | None) -> tuple[Missing, ...]:
        return progress.missing_in(self.session, stage or self.session.stage, self.pack, self.desk.today())

    def leaks_in(self, text: str, to_person: str) -> tuple[Leak, ...]:
        """What of this wording the person could know only from what another said alone; "" is every party."""
        return leaks(self.session, text, to_person)

    def advance(self) -> Session:
        """Go on to the next stage."""
        return self.act(lambda s: progress.advance(s, self.pack, self.desk.today()))

    def skip(self, stage: Stage, reason: str) -> Session:
        """Leave a stage out, with the reason the record shows."""
        return self.act(lambda s: progress.skip_stage(s, self.rules, stage, reason))

    def close(self, summary: str) -> Session:
        """End a session that came to the end of its route."""
        return self.act(lambda s: self._closed(s, summary), spent_drafts=("closing",))

    def why_not_close(self, summary: str) -> MediatorError | None:
        """What would refuse the closing as things stand; nothing is recorded."""
        try:
            self._closed(self.session, summary)
        except MediatorError as error:
            return error
        return None

    def _closed(self, session: Session, summary: str) -> SessionClosed:
        return closing.close(session, self.pack, summary, self.desk.today())

    def terminate(self, ground: str, next_route: str) -> Session:
        """End without an agreement, with the ground and where to go next."""
        return self.act(
            lambda s: closing.terminate(s, ground, next_route),
            spent_drafts=("termination-ground", "termination-route"),
        )
