"""What the clause check found, in the language on screen."""

from __future__ import annotations

from mediator.domain.term_lint import TermFinding
from mediator.domain.term_rules import TermRule
from mediator.wording import language, tr


def title_shown(rule: TermRule) -> str:
    """What is wrong, in a few words."""
    return rule.title_en if language() == "en" else rule.title


def why_shown(rule: TermRule) -> str:
    """Why it matters."""
    return rule.why_en if language() == "en" else rule.why


def suggestion_shown(rule: TermRule) -> str:
    """What to write instead."""
    return rule.suggestion_en if language() == "en" else rule.suggestion


def finding_shown(finding: TermFinding) -> str:
    """The words that were found and why they do not do, or what is not there; then what to write."""
    rule = finding.rule
    if not finding.found:
        return tr("{title}：{suggestion}", title=title_shown(rule), suggestion=suggestion_shown(rule))
    return tr(
        "“{found}”：{why}。{suggestion}",
        found=finding.found,
        why=why_shown(rule),
        suggestion=suggestion_shown(rule),
    )
