"""Every event of a session, under one name; the files beside this one hold a stage's facts each."""

from mediator.domain.events.agreement import *  # noqa: F403
from mediator.domain.events.base import Event, RecordedEvent
from mediator.domain.events.follow_up import *  # noqa: F403
from mediator.domain.events.intake import *  # noqa: F403
from mediator.domain.events.negotiation import *  # noqa: F403
from mediator.domain.events.people import *  # noqa: F403
from mediator.domain.events.talks import *  # noqa: F403
