"""How one person's statements are laid out in a list: number, time, words, tags, who may hear them."""

from __future__ import annotations

from collections.abc import Sequence

from mediator.domain.disclosure import Audience, PartyView, may_see, translation_for, words_for
from mediator.domain.events import CATEGORY_TITLES, DISCLOSURE_TITLES, DisclosureLevel
from mediator.domain.interview import label_of
from mediator.domain.recording_marks import anchor_of, marks_beside
from mediator.domain.session import Session, Statement, Talk
from mediator.domain.translations import SPOKEN_TITLES
from mediator.gui.session.letters import label_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import StatementRow
from mediator.wording import tr

MARKS: dict[DisclosureLevel, str] = {
    DisclosureLevel.MAY_HINT: "circle-question-mark",
    DisclosureLevel.SAID: "circle-check",
    DisclosureLevel.MUST_ACT: "triangle-alert",
}


def number_of(session: Session, statement_id: str) -> str:
    """The number of that statement as it is shown: 甲-4; its words are not read."""
    return number_shown(session, session.statement(statement_id))


def own_statements(session: Session, talk: Talk) -> tuple[Statement, ...]:
    """What the person of this talk said in it, as this person's own screen may show it."""
    audience = PartyView(talk.person_id)
    return tuple(s for s in session.said_in(talk.talk_id) if not s.struck and may_see(s, audience))


def earlier_statements(session: Session, talk: Talk) -> tuple[Statement, ...]:
    """What the same person said in the talks before this one."""
    before = [
        t
        for t in session.talks
        if t.person_id == talk.person_id and t.started_at <= talk.started_at and t is not talk
    ]
    return tuple(s for t in before for s in own_statements(session, t))


def struck_statements(session: Session, talk: Talk) -> tuple[Statement, ...]:
    """What was struck in this talk and can be brought back."""
    audience = PartyView(talk.person_id)
    return tuple(s for s in session.said_in(talk.talk_id) if s.struck and may_see(s, audience))


def statement_rows(session: Session, statements: Sequence[Statement]) -> list[StatementRow]:
    """The rows of a list, in the order given."""
    return [statement_row(session, statement) for statement in statements]


def statement_row(session: Session, statement: Statement) -> StatementRow:
    """One row of the list."""
    return StatementRow(
        key=statement.statement_id,
        number=number_shown(session, statement),
        time=f"{statement.at:%H:%M}",
        text="\n".join(lines_shown(session, statement)),
        tags=tags_shown(statement),
        sharing=tr(DISCLOSURE_TITLES[statement.disclosure]),
        private=statement.disclosure is DisclosureLevel.PRIVATE,
        faded=bool(statement.struck),
        mark=MARKS.get(statement.disclosure, ""),
        tone=Tone.DANGER if statement.disclosure is DisclosureLevel.MUST_ACT else None,
        anchor=place_shown(session, statement),
    )


def lines_shown(session: Session, statement: Statement) -> tuple[str, ...]:
    """The statement on its speaker's own page: the words, translations, what was agreed, who was told."""
    own = PartyView(statement.person_id)
    lines = [words_shown(session, statement, own)]
    for language in statement.translations:
        words = translation_for(session, statement, own, language)
        lines.append(tr("{language}译文：{words}", language=tr(SPOKEN_TITLES[language]), words=words))
    if statement.agreed_words:
        lines.append(tr("同意这样说：{words}", words=statement.agreed_words))
    if statement.agreed_by:
        lines.append(tr("由{name}代为同意", name=session.person(statement.agreed_by).name))
    if statement.said_to:
        names = tr("、").join(session.person(i).name for i in statement.said_to)
        lines.append(tr("已转述给{names}", names=names))
    return tuple(lines)


def place_shown(session: Session, statement: Statement) -> str:
    """00:12:34 in the recording, or the hour by the clock while none is linked; "" without a mark."""
    if not session.recording_marks:
        return ""
    marks = marks_beside(session, statement.statement_id)
    return anchor_of(session, marks[-1]).text() if marks else ""


def number_shown(session: Session, statement: Statement) -> str:
    """甲-4, or A-4 in English."""
    return label_shown(label_of(session, statement))


def words_shown(session: Session, statement: Statement, audience: Audience) -> str:
    """The words this audience may read; in quotation marks when they are the person's very own."""
    words = words_for(session, statement, audience)
    return tr("“{words}”", words=words) if statement.verbatim else words


def tags_shown(statement: Statement) -> str:
    """经过、损失、原话: what it is about and how it was taken down."""
    tags = [tr(CATEGORY_TITLES[category]) for category in statement.categories]
    if statement.verbatim:
        tags.append(tr("原话"))
    if statement.language != "zh":
        tags.append(tr(SPOKEN_TITLES[statement.language]))
    if statement.corrected:
        tags.append(tr("已更正"))
    if statement.struck:
        tags.append(tr("已删除"))
    return tr("、").join(tags)
