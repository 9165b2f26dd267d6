"""What the menu of one statement offers: leave and its taking back, who was told, what must be acted on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from mediator.domain.disclosure_rules import GRANTABLE, listeners
from mediator.domain.events import DisclosureLevel
from mediator.domain.people import PersonKind
from mediator.domain.session import Session, Statement
from mediator.wording import tr

if TYPE_CHECKING:
    from mediator.gui.session.interview_statements import StatementsPanel

CONSENT, MUST_ACT, TRANSLATION = "consent", "must_act", "translation"
SAYABLE = (DisclosureLevel.MAY_SAY, DisclosureLevel.SAID)

Entry = tuple[str, Callable[[], None]]


def statement_entries(panel: StatementsPanel, session: Session, statement: Statement) -> Iterator[Entry]:
    """Words and what they do, in order; nothing the rules would refuse is offered."""
    key = statement.statement_id
    if statement.struck:
        yield tr("恢复这一条"), lambda: panel.restore(key)
        return
    yield from _leave(panel, statement)
    yield from _told(panel, session, statement)
    if statement.disclosure is not DisclosureLevel.MUST_ACT:
        yield tr("须依法处置…"), lambda: panel.form_asked.emit(MUST_ACT, key)
    if session.here(PersonKind.INTERPRETER):
        yield tr("译文…"), lambda: panel.form_asked.emit(TRANSLATION, key)
    if statement.talk_id == panel.talk_id:
        yield tr("标记录音位置"), lambda: panel.mark_beside(key)
        yield tr("更正…"), lambda: panel.correction_asked.emit(key)
        if statement.disclosure not in (DisclosureLevel.SAID, DisclosureLevel.MUST_ACT):
            yield tr("删除"), lambda: panel.strike(key)


def _leave(panel: StatementsPanel, statement: Statement) -> Iterator[Entry]:
    key = statement.statement_id
    if statement.disclosure is DisclosureLevel.PRIVATE:
        yield tr("本人同意转述"), lambda: panel.turn_disclosure(key)
    elif statement.disclosure in GRANTABLE:
        yield tr("改为只留本人"), lambda: panel.turn_disclosure(key)
    else:
        return
    yield tr("转述许可…"), lambda: panel.form_asked.emit(CONSENT, key)


def _told(panel: StatementsPanel, session: Session, statement: Statement) -> Iterator[Entry]:
    if statement.disclosure in SAYABLE:
        for person in listeners(session, statement):
            words = tr("已转述给{name}", name=person.name)
            yield words, partial(panel.said, statement.statement_id, person.person_id)
