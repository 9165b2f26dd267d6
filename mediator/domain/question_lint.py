"""Looks at a question while it is typed: threats, promises, deceit, pressing, leading, blame, two at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from mediator.domain.question_rules import FaultLevel, QuestionFault, QuestionPack
from mediator.domain.session import Session
from mediator.domain.term_patterns import spans
from mediator.domain.wording import Message, message

ASKED_TWICE = 2
"""A third time about the same thing in one talk is once too often."""

ALIKE = 0.7
"""Two questions are the same where they share this part of their pairs of letters."""

# No word of these says what is asked about.
_FILLERS = re.compile("请|您|你|到底|究竟|再|还|说说|讲讲|说一遍|讲一遍|那么|please|tell me|again|once more")
_MARKS = re.compile(r"[?？]")
_CHOICE = re.compile(r"还是.{1,20}还是")


@dataclass(frozen=True, kw_only=True)
class QuestionFinding:
    """One thing that is not well put, the words it was found by, and how to ask instead."""

    fault: QuestionFault
    level: FaultLevel
    found: str
    title: Message
    instead: Message


def lint_question(
    pack: QuestionPack,
    session: Session,
    talk_id: str,
    text: str,
    *,
    language: str = "zh",
    confirms: str = "",
) -> tuple[QuestionFinding, ...]:
    """Everything to be said about a question, the gravest first; one finding a fault.

    A question that only confirms what the person said (`confirms` is that statement's id, law facts §13.2
    step 6) may end in 对吗 and name what was said.
    """
    found = list(_by_rules(pack, text, language, confirming=bool(confirms)))
    if _is_compound(text):
        found.append(_compound(text))
    if _asked(session, talk_id, text) >= ASKED_TWICE:
        found.append(_repeated(text))
    order = list(QuestionFault)
    return tuple(sorted(found, key=lambda f: (f.level is not FaultLevel.REFUSE, order.index(f.fault))))


def refused(findings: tuple[QuestionFinding, ...]) -> bool:
    """Whether the law forbids to ask it so."""
    return any(f.level is FaultLevel.REFUSE for f in findings)


def _by_rules(pack: QuestionPack, text: str, language: str, *, confirming: bool) -> list[QuestionFinding]:
    # A blank at either end, so that a word of another language can be told from a part of one.
    plain = f" {_plain(text)} "
    findings = []
    for rule in pack.rules:
        if confirming and rule.fault is QuestionFault.LEADING:
            continue
        spared = spans((), rule.unless, plain)
        hits = [
            (start, end)
            for start, end in spans(rule.words, rule.patterns, plain)
            if not any(start < b and a < end for a, b in spared)
        ]
        if hits:
            start, end = hits[0]
            english = language == "en"
            findings.append(
                QuestionFinding(
                    fault=rule.fault,
                    level=rule.level,
                    found=text[max(start - 1, 0) : end - 1].strip(" ，,、"),
                    title=message(rule.title_en if english else rule.title),
                    instead=message(rule.instead_en if english else rule.instead),
                )
            )
    return findings


def _is_compound(text: str) -> bool:
    return len(_MARKS.findall(text)) > 1 or bool(_CHOICE.search(text))


def _compound(text: str) -> QuestionFinding:
    return QuestionFinding(
        fault=QuestionFault.COMPOUND,
        level=FaultLevel.WARN,
        found=text.strip()[-12:],
        title=message("一次问了几件事"),
        instead=message("一次只问一件，答完再问下一件"),
    )


def _repeated(text: str) -> QuestionFinding:
    return QuestionFinding(
        fault=QuestionFault.REPEATED,
        level=FaultLevel.WARN,
        found=text.strip()[:12],
        title=message("同一件事已经问过两次"),
        instead=message("先问别的，或者请他从头再说一遍"),
    )


def _asked(session: Session, talk_id: str, text: str) -> int:
    """How often the same was asked in this talk, in these words or in nearly these."""
    talk = next((t for t in session.talks if t.talk_id == talk_id), None)
    wanted = _bare(text)
    if talk is None or not wanted:
        return 0
    return sum(1 for asked in talk.asked if _are_alike(wanted, _bare(asked.text)))


def _bare(text: str) -> str:
    """What is asked, without the words that only ask."""
    return "".join(c for c in _FILLERS.sub("", _plain(text)) if c.isalnum())


def _are_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    pairs, others = ({a + b for a, b in pairwise(bare)} for bare in (one, other))
    return len(pairs & others) >= ALIKE * max(len(pairs | others), 1)


def _plain(text: str) -> str:
    """The text in small letters, as long as before."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.replace("’", "'"))
