"""The names of the drafts behind the forms that one route has and the others do not."""

from __future__ import annotations

from mediator.services.draft_keys import NEW_MATTER_DRAFTS, drafts_of

NEW_SESSION_DRAFTS = (*NEW_MATTER_DRAFTS, *drafts_of("new-matter", ("regime", "committee")))
ADVICE_DRAFTS = drafts_of("advice", ("told", "words", "where", "bring"))
APPLICATION_DRAFTS = drafts_of("application", ("source", "applicants", "requests", "entrusted"))
SETTLEMENT_DRAFTS = drafts_of("settlement", ("way", "committee", "settled", "terms", "performed", "proof"))
APPLIED_DRAFTS = ("recognition-applied",)
RECOGNITION_DRAFTS = drafts_of("recognition", ("granted", "by", "on", "reason"))
CHANGE_DRAFT = "regime-reason"
ORAL_DRAFT = "oral-reason"
