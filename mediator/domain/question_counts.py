"""Which kinds of question each person was asked, counted from the record: open ones are the better half."""

from __future__ import annotations

from mediator.domain.guides import QuestionGuide, QuestionKind
from mediator.domain.session import Session

QUESTION_KIND_TITLES: dict[QuestionKind, str] = {
    QuestionKind.FREE: "自由",
    QuestionKind.OPEN: "开放",
    QuestionKind.SPECIFIC: "具体",
    QuestionKind.CLOSED: "封闭",
    QuestionKind.CHOICE: "选择",
    QuestionKind.SUMMARY: "小结",
}
OPEN_WORDS = (
    "请您说说",
    "请说说",
    "请您讲",
    "请您从头",
    "再说说",
    "怎样",
    "怎么样",
    "什么情况",
    "经过",
    "tell me",
    "describe",
)
SPECIFIC_WORDS = (
    "谁",
    "哪",
    "什么时候",
    "几点",
    "几",
    "多少",
    "什么",
    "who",
    "when",
    "where",
    "how much",
    "what",
)


def kind_of_own(text: str) -> QuestionKind:
    """The kind of a question the officer worded: by how it asks; closed where it asks for yes or no."""
    plain = text.casefold()
    if "还是" in plain:
        return QuestionKind.CHOICE
    if any(word in plain for word in OPEN_WORDS):
        return QuestionKind.OPEN
    if any(word in plain for word in SPECIFIC_WORDS):
        return QuestionKind.SPECIFIC
    return QuestionKind.CLOSED


def question_counts(session: Session, guide: QuestionGuide, person_id: str) -> dict[QuestionKind, int]:
    """How many questions of each kind this person was asked in all talks, best kind first."""
    kinds = {q.question_id: q.kind for q in guide.questions}
    counts = dict.fromkeys(QuestionKind, 0)
    for talk in session.talks:
        if talk.person_id == person_id:
            for asked in talk.asked:
                counts[kinds.get(asked.question_id) or kind_of_own(asked.text)] += 1
    return counts
