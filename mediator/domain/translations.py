"""Words in other languages: a statement stays as it was spoken, a translation may stand beside it."""

from __future__ import annotations

from mediator.domain.errors import BadInput
from mediator.domain.events import StatementTranslated
from mediator.domain.interpreters import interpreters_of
from mediator.domain.people import Person, PersonKind
from mediator.domain.session import Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message

SPOKEN_TITLES: dict[str, str] = {
    "zh": "汉语",
    "en": "英语",
    "bo": "藏语",
    "ug": "维吾尔语",
    "mn": "蒙古语",
    "kk": "哈萨克语",
    "ko": "朝鲜语",
    "ii": "彝语",
    "za": "壮语",
    "sgn": "手语",
    "mul": "其他语言",
}
"""Languages words may be kept in, by code (ISO 639)."""


def checked_language(language: str) -> str:
    """A code of `SPOKEN_TITLES`; anything else is bad input."""
    if language not in SPOKEN_TITLES:
        raise BadInput(message("没有“{name}”这种语言可选", name=language))
    return language


def is_asked(session: Session, person: Person) -> bool:
    """Whether the language of a statement is asked for at all: another than Chinese may be spoken."""
    return person.details.language != "zh" or bool(interpreters_of(session, person))


def translate(session: Session, statement_id: str, language: str, text: str, by: str) -> StatementTranslated:
    """The same words in another language, by an interpreter who is here; the statement stays untouched."""
    statement = session.statement(statement_id)
    if statement.struck:
        raise BadInput(message("这句话已经删除，请先恢复再做这一步"))
    if checked_language(language) == statement.language:
        raise BadInput(message("译文应当是另一种语言"))
    if by not in {p.person_id for p in session.here(PersonKind.INTERPRETER)}:
        raise BadInput(message("请选是哪位翻译人员译的"))
    return StatementTranslated(
        statement_id=statement_id, language=language, text=check_text(text, message("译文")), by=by
    )
