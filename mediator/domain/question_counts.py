"""Which kinds of question each person was asked, counted from the record: open ones are the better half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediator.domain.guides import QuestionGuide, QuestionKind
from mediator.domain.session import AskedQuestion, Session

QUESTION_KIND_TITLES: dict[QuestionKind, str] = {
    QuestionKind.FREE: "自由",
    QuestionKind.OPEN: "开放",
    QuestionKind.SPECIFIC: "具体",
    QuestionKind.CLOSED: "封闭",
    QuestionKind.CHOICE: "选择",
    QuestionKind.SUMMARY: "小结",
}
OWN = "own-"
"""How the ids of questions in the officer's own words begin."""

# The first kind whose words stand in the question.
_WAYS: tuple[tuple[QuestionKind, re.Pattern[str]], ...] = (
    (QuestionKind.SUMMARY, re.compile("小结|复述|sum up")),
    (QuestionKind.FREE, re.compile("从头|讲一遍|from the (start|beginning)|everything that happened")),
    (QuestionKind.CHOICE, re.compile(r"还是|^(was|is|were|are|did|do) .* or ")),
    (
        QuestionKind.OPEN,
        re.compile("说说|讲讲|谈谈|说一说|描述|怎样|怎么|什么情况|经过|tell me|describe|explain|how did"),
    ),
    (
        QuestionKind.SPECIFIC,
        re.compile(
            r"谁|哪|几|多少|多久|多大|什么|何时|\b(who|whom|when|where|which|what|how (much|many|long))\b"
        ),
    ),
)


def kind_of_own(text: str) -> QuestionKind:
    """The kind of a question the officer worded: by how it asks; closed where it asks for yes or no."""
    plain = text.casefold().strip()
    return next((kind for kind, words in _WAYS if words.search(plain)), QuestionKind.CLOSED)


def question_counts(session: Session, guide: QuestionGuide, person_id: str) -> dict[QuestionKind, int]:
    """How many questions of each kind this person was asked in all talks, best kind first."""
    kinds = {q.question_id: q.kind for q in guide.questions}
    counts = dict.fromkeys(QuestionKind, 0)
    for asked in _asked(session, person_id):
        counts[kinds.get(asked.question_id) or kind_of_own(asked.text)] += 1
    return counts


def own_questions(session: Session, person_id: str) -> int:
    """How many of them were in the officer's own words."""
    return sum(1 for asked in _asked(session, person_id) if asked.question_id.startswith(OWN))


def _asked(session: Session, person_id: str) -> Iterator[AskedQuestion]:
    return (asked for talk in session.talks if talk.person_id == person_id for asked in talk.asked)
