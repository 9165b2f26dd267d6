"""The names of the drafts behind offers, answers, joint entries and clauses, dropped by what records them."""

from __future__ import annotations

OFFER_DRAFTS = (
    "offer",
    "offer-amount",
    "offer-due",
    "offer-choices",
    "offer-conditions",
    "offer-until",
    "offer-action",
    "offer-manner",
    "offer-terms",
)
JOINT_DRAFT = "joint"
APOLOGY_DRAFT = "apology"
FACTS_DRAFT = "facts"
CLAUSE_PARTS = ("action", "amount", "due", "manner", "otherwise", "choices", "proof", "parts", "payments")
NEW_CLAUSE = "clause"


def answer_draft(offer_id: str, party_id: str) -> str:
    """What a party says about an offer, while it is typed."""
    return f"answer-{offer_id}-{party_id}"


def refusal_draft(clause_id: str) -> str:
    """Why somebody does not want a clause, while it is typed."""
    return f"refusal-{clause_id}"


def condition_draft(clause_id: str, party_id: str) -> str:
    """The condition a party puts to a clause alone, while it is typed."""
    return f"condition-{clause_id}-{party_id}"


def clause_drafts(clause_id: str = "") -> tuple[str, ...]:
    """The fields of a new clause, or of the one that is being worded anew, in the order of CLAUSE_PARTS."""
    form = f"{NEW_CLAUSE}:{clause_id}"
    return tuple(f"{form}:{part}" for part in CLAUSE_PARTS)


def clause_of_draft(field: str) -> str | None:
    """Which clause a draft belongs to: its id, "" for a new one, None when it is of another form."""
    form, _, rest = field.partition(":")
    return rest.rpartition(":")[0] if form == NEW_CLAUSE else None
