"""Looks through a clause for words that leave a duty open, terms the law forbids, and what is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mediator.domain.errors import BadInput
from mediator.domain.events import ClauseTerms, Regime, TermExplained
from mediator.domain.people import Person
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Clause, Session
from mediator.domain.term_patterns import spans
from mediator.domain.term_rules import (
    FactElement,
    FactRule,
    FindingLevel,
    TermElement,
    TermKind,
    TermPack,
    TermRule,
)
from mediator.domain.texts import check_text
from mediator.domain.wording import message

FIELDS = ("action", "manner", "otherwise", "proof")
"""The typed parts of a clause, in the order they are looked through."""

_ENDS = re.compile(r"[，。；、：！？\n]")


@dataclass(frozen=True, kw_only=True)
class TermFinding:
    """One thing found in a clause: which rule, in which field, at which character, which words.

    `passage` is the part of the sentence around it; a reason that was given holds for this passage only.
    Of something missing `found` is "" and the passage is what is done.
    """

    rule: TermRule
    field: str
    start: int
    found: str
    passage: str
    article: str = ""

    @property
    def suggestion(self) -> str:
        """What to write instead."""
        return self.rule.suggestion

    @property
    def level(self) -> FindingLevel:
        """How heavily it weighs."""
        return self.rule.level


def lint(
    pack: TermPack, terms: ClauseTerms, regime: Regime, names: tuple[str, ...] = ()
) -> tuple[TermFinding, ...]:
    """Everything found in a clause, from left to right; `names` are those of the people here.

    Takes time in proportion to the text, and never raises whatever the text.
    """
    found: list[TermFinding] = []
    for field in FIELDS:
        text = str(getattr(terms, field))
        hits = [f for rule in pack.rules for f in _hits(rule, field, text, terms, regime)]
        found += sorted(_without_overlaps(hits), key=lambda f: (f.start, -len(f.found)))
    found += (_absence(rule, terms, regime) for rule in pack.rules if _is_missing(rule, terms, names))
    return tuple(found)


def lint_clause(pack: TermPack, session: Session, terms: ClauseTerms) -> tuple[TermFinding, ...]:
    """As `lint`, on the route of this session and with the people who are here."""
    names = tuple(name for p in session.people if not p.left for name in _names(p))
    return lint(pack, terms, session.regime, names)


def unsettled(pack: TermPack, session: Session, clause: Clause) -> tuple[TermFinding, ...]:
    """What in this clause must be worded anew or explained before the text is locked."""
    return tuple(
        found
        for found in lint_clause(pack, session, clause.terms)
        if found.level is not FindingLevel.WARN and reason_for(session, clause.clause_id, found) == ""
    )


def reason_for(session: Session, clause_id: str, finding: TermFinding) -> str:
    """Why these words may stand, if somebody said; other words need another reason."""
    for told in reversed(session.explained_terms):
        if (told.clause_id, told.rule_id, told.found) == (clause_id, finding.rule.rule_id, finding.passage):
            return told.reason
    return ""


def explain(
    pack: TermPack, session: Session, clause_id: str, rule_id: str, found: str, reason: str
) -> TermExplained:
    """The reason why what was found may stand; `found` is the passage, or the words, of a finding."""
    for finding in lint_clause(pack, session, session.clause(clause_id).terms):
        if finding.rule.rule_id != rule_id or found not in (finding.passage, finding.found):
            continue
        if finding.level is FindingLevel.BLOCK:
            raise BadInput(message("这一处要改好，不能只写理由"))
        return TermExplained(
            clause_id=clause_id,
            rule_id=rule_id,
            found=finding.passage,
            reason=check_text(reason, message("保留的理由"), most=300),
        )
    raise BadInput(message("条款里已经没有这一处，不用再写理由"))


def facts_missing(pack: TermPack, session: Session) -> tuple[FactRule, ...]:
    """Which elements of the main facts are not recognised in the text; no text, none."""
    text = session.facts_text
    return tuple(rule for rule in pack.facts if text and not _stated(rule, session, text))


def unnamed_parties(session: Session) -> tuple[str, ...]:
    """The parties to the dispute whom the main facts do not name."""
    text = session.facts_text
    return tuple(
        p.name
        for p in session.parties
        if text and must_be_willing(p) and not any(name in text for name in _names(p))
    )


def _names(person: Person) -> tuple[str, ...]:
    return tuple(name for name in (person.name, person.details.organisation) if name)


def _stated(rule: FactRule, session: Session, text: str) -> bool:
    if rule.element is FactElement.PERSONS and any(p.name in text for p in session.parties):
        return True
    if rule.element is FactElement.PLACE and session.matter.place and session.matter.place in text:
        return True
    return bool(spans(rule.words, rule.patterns, text))


def _hits(
    rule: TermRule, field: str, text: str, terms: ClauseTerms, regime: Regime
) -> tuple[TermFinding, ...]:
    if rule.kind is TermKind.MISSING or (rule.regimes and regime not in rule.regimes):
        return ()
    if rule.settled_by_day and _has_day(terms):
        return ()
    places = spans(rule.words, rule.patterns, text)
    if not places:
        return ()
    passed_over = spans((), rule.unless, text)
    basis = rule.basis(regime)
    return tuple(
        TermFinding(
            rule=rule,
            field=field,
            start=start,
            found=text[start:end],
            passage=_passage(text, start, end),
            article=basis.name() if basis else "",
        )
        for start, end in places
        if not any(start < other_end and other_start < end for other_start, other_end in passed_over)
    )


def _passage(text: str, start: int, end: int) -> str:
    before = [found.end() for found in _ENDS.finditer(text, 0, start)]
    after = _ENDS.search(text, end)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def _without_overlaps(hits: list[TermFinding]) -> list[TermFinding]:
    """Of two findings of one kind in the same place the longer one; what is unlawful hides what is vague."""
    order = sorted(hits, key=lambda f: (f.rule.kind is not TermKind.UNLAWFUL, -len(f.found), f.start))
    kept: list[TermFinding] = []
    for hit in order:
        end = hit.start + len(hit.found)
        if not any(hit.start < k.start + len(k.found) and k.start < end for k in kept):
            kept.append(hit)
    return kept


def _is_missing(rule: TermRule, terms: ClauseTerms, names: tuple[str, ...]) -> bool:
    if rule.kind is not TermKind.MISSING or rule.element is None or terms.kind not in rule.kinds:
        return False
    text = terms.action + terms.manner
    if rule.wanted_by and not _is_wanted(rule, text):
        return False
    return not _is_filled(rule.element, terms, names) and not spans(rule.words, rule.patterns, text)


def _is_wanted(rule: TermRule, text: str) -> bool:
    passed_over = spans((), rule.unless, text)
    return any(
        not any(start < other_end and other_start < end for other_start, other_end in passed_over)
        for start, end in spans((), rule.wanted_by, text)
    )


def _is_filled(element: TermElement, terms: ClauseTerms, names: tuple[str, ...]) -> bool:
    text = terms.action + terms.manner
    match element:
        case TermElement.WHO:
            return bool(terms.actor_ids) or any(name in text for name in names)
        case TermElement.WHOM:
            return bool(terms.to_ids) or any(name in text for name in names)
        case TermElement.AMOUNT:
            return terms.amount_fen is not None
        case TermElement.DEADLINE:
            return _has_day(terms)
        case TermElement.MANNER:
            return bool(terms.manner) or terms.on_the_spot
        case TermElement.PROOF:
            return bool(terms.proof)
        case TermElement.OTHERWISE:
            return bool(terms.otherwise)


def _has_day(terms: ClauseTerms) -> bool:
    return terms.on_the_spot or terms.due_on is not None or bool(terms.instalments)


def _absence(rule: TermRule, terms: ClauseTerms, regime: Regime) -> TermFinding:
    basis = rule.basis(regime)
    return TermFinding(
        rule=rule,
        field=ELEMENT_FIELDS.get(rule.element or TermElement.WHO, "action"),
        start=0,
        found="",
        passage=terms.action,
        article=basis.name() if basis else "",
    )


ELEMENT_FIELDS: dict[TermElement, str] = {
    TermElement.WHO: "actors",
    TermElement.WHOM: "targets",
    TermElement.AMOUNT: "action",
    TermElement.DEADLINE: "due",
    TermElement.MANNER: "manner",
    TermElement.PROOF: "proof",
    TermElement.OTHERWISE: "otherwise",
}
