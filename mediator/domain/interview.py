"""The separate talks: one person at a time, statements one by one, read back before the talk ends."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mediator.domain.disclosure_rules import check_may_be_struck, check_off_board
from mediator.domain.errors import Refusal
from mediator.domain.events import (
    DisclosureLevel,
    QuestionAsked,
    RecordReadBack,
    StatementCategory,
    StatementCorrected,
    StatementRecorded,
    StatementRestored,
    StatementStruck,
    TalkEnded,
    TalkStarted,
)
from mediator.domain.events.filing import POLICE_REGIMES
from mediator.domain.guardians import GuardianMissing as GuardianMissing
from mediator.domain.guardians import check_accompanied
from mediator.domain.handwriting import Handwriting
from mediator.domain.ink import check_ink
from mediator.domain.interpreters import about_understanding, interpreters_of
from mediator.domain.paper_hand import PaperHand
from mediator.domain.paper_signing import check_paper, check_refusal
from mediator.domain.people import PersonKind
from mediator.domain.presence import check_staffed
from mediator.domain.presence_rules import NO_PRESENCE, NO_SAFETY, PresencePack, SafetyPack
from mediator.domain.question_lint import lint_question, refused
from mediator.domain.question_rules import NO_QUESTION_RULES, QuestionPack
from mediator.domain.recusal import check_may_lead
from mediator.domain.rights import rights_of
from mediator.domain.safety import check_fit
from mediator.domain.session import Session, Statement, Talk
from mediator.domain.texts import check_text
from mediator.domain.translations import checked_language
from mediator.domain.wording import message

TALKERS = (PersonKind.PARTY, PersonKind.FACT_WITNESS)


class TalkNotAllowed(Refusal):
    """A separate talk cannot begin or go on as things stand."""


class NotAllHeard(Refusal):
    """Nobody signs a record of which a line was not read to them."""


class QuestionNotAllowed(Refusal):
    """A question may not be put in these words, or not to this person."""


class NothingToReadBack(Refusal):
    """A record without a statement cannot be read back."""


def start_talk(
    session: Session,
    talk_id: str,
    person_id: str,
    round_: int,
    today: date,
    *,
    limits_explained: bool,
    presence: PresencePack = NO_PRESENCE,
    safety: SafetyPack = NO_SAFETY,
) -> TalkStarted:
    """Begin a talk with one person alone (程序规定 72); a minor's guardian and an interpreter sit in.

    What the 治安管理处罚法 asks of such a talk holds it up on the routes of the police; elsewhere it is
    good practice and shown beside it. On every route the person is told first what must be acted on
    (`domain/limits.py`).
    """
    person = session.person(person_id)
    if session.ended or session.in_force.signed is not None:
        raise TalkNotAllowed(message("协议已经签署，不再开始新的谈话"))
    if session.open_talk is not None or session.open_joint_talk is not None:
        raise TalkNotAllowed(
            message("上一场谈话还没有结束，请先结束并核对"),
            article="公安机关办理行政案件程序规定第七十二条",
        )
    if person.kind not in TALKERS:
        raise TalkNotAllowed(message("只与当事人和证人分别谈话"))
    if rights_of(session, person_id).given_at is None:
        raise TalkNotAllowed(
            message("请先向{name}告知权利义务", name=person.name),
            article="公安机关办理行政案件程序规定第七十四条",
        )
    if person.left:
        raise TalkNotAllowed(message("{name}已经不在场，不能开始谈话", name=person.name))
    check_may_lead(session)
    check_fit(session, safety, person_id)
    if not limits_explained:
        raise TalkNotAllowed(message("请先向{name}说明哪些情况必须处置，再开始谈话", name=person.name))
    if session.regime in POLICE_REGIMES:
        check_accompanied(session, person_id, today)
        _check_understood(session, person_id)
        check_staffed(session, presence, person_id)
    sitting_in = (*session.guardians_of(person_id), *interpreters_of(session, person))
    present = tuple(p.person_id for p in sitting_in)
    return TalkStarted(
        talk_id=talk_id, person_id=person_id, round=round_, present=present, limits_explained=True
    )


def _check_understood(session: Session, person_id: str) -> None:
    wanting = about_understanding(session, session.person(person_id))
    if wanting is not None:
        raise TalkNotAllowed(wanting.sentence, article=wanting.article)


def ask(
    session: Session,
    talk_id: str,
    question_id: str,
    text: str,
    *,
    rules: QuestionPack = NO_QUESTION_RULES,
    as_said: bool = False,
    confirms_id: str = "",
) -> QuestionAsked:
    """A question of the guide, or one of the officer's own, was put.

    Wording of threat, promise or deceit is refused (治安管理处罚法 91). Where it was spoken all the same,
    `as_said` records it with a mark. `confirms_id` is the statement that a closed question only confirms.
    """
    talk = session.talk(talk_id)
    _check_going(talk)
    words = check_text(text, message("提问"), most=500)
    if confirms_id:
        confirmed = session.statement(confirms_id)
        if confirmed.struck or confirmed.person_id != talk.person_id:
            raise QuestionNotAllowed(message("只能核对本人自己说过的话"))
    forbidden = refused(lint_question(rules, session, talk_id, words, confirms=confirms_id))
    if forbidden and not as_said:
        raise QuestionNotAllowed(
            message("法律不允许这样问，请换个问法。已经问了的，注明后如实记录"),
            article="中华人民共和国治安管理处罚法第九十一条",
        )
    return QuestionAsked(
        talk_id=talk_id,
        question_id=question_id,
        text=words,
        as_said=forbidden,
        confirms_id=confirms_id,
    )


def record_statement(
    session: Session,
    talk_id: str,
    statement_id: str,
    text: str,
    *,
    categories: tuple[StatementCategory, ...],
    verbatim: bool,
    may_say: bool,
    question_id: str = "",
    language: str = "",
) -> StatementRecorded:
    """One entry of what was said, numbered per person; numbers of struck entries are not used again.

    `language` is the one spoken, "" for that of the person's pages.
    """
    talk = session.talk(talk_id)
    _check_going(talk)
    number = 1 + sum(1 for s in session.statements if s.person_id == talk.person_id)
    return StatementRecorded(
        statement_id=statement_id,
        talk_id=talk_id,
        person_id=talk.person_id,
        number=number,
        text=check_text(text, message("这条陈述")),
        categories=categories or (StatementCategory.EVENTS,),
        verbatim=verbatim,
        disclosure=DisclosureLevel.MAY_SAY if may_say else DisclosureLevel.PRIVATE,
        question_id=question_id,
        language=checked_language(language or session.person(talk.person_id).details.language),
    )


def correct_statement(
    session: Session,
    statement_id: str,
    text: str,
    *,
    categories: tuple[StatementCategory, ...],
    verbatim: bool,
    reason: str,
    asked_by: str = "",
) -> StatementCorrected:
    """A statement is put right with a reason; what stood before stays in the record.

    `asked_by` is who in the room asked for it, "" for the officer's own correction.
    """
    statement = session.statement(statement_id)
    talk = session.talk(statement.talk_id)
    _check_going(talk)
    if asked_by and asked_by not in (talk.person_id, *talk.present):
        raise TalkNotAllowed(message("只有在场的人能要求更正"))
    return StatementCorrected(
        statement_id=statement_id,
        text=check_text(text, message("这条陈述")),
        categories=categories or statement.categories,
        verbatim=verbatim,
        reason=check_text(reason, message("更正的原因"), most=200),
        asked_by=asked_by,
    )


def strike_statement(session: Session, statement_id: str, reason: str) -> StatementStruck:
    """A statement is struck while its talk still goes on; it can be restored."""
    check_may_be_struck(session.statement(statement_id))
    check_off_board(session, statement_id)
    _check_going(session.talk(session.statement(statement_id).talk_id))
    return StatementStruck(
        statement_id=statement_id, reason=check_text(reason, message("删除的原因"), most=200)
    )


def restore_statement(session: Session, statement_id: str) -> StatementRestored:
    """A struck statement comes back under its old number."""
    _check_going(session.talk(session.statement(statement_id).talk_id))
    return StatementRestored(statement_id=statement_id)


def read_back(
    session: Session,
    talk_id: str,
    *,
    ink: Handwriting | None,
    refusal: str = "",
    on_paper: PaperHand | None = None,
    heard: Collection[str] = (),
) -> RecordReadBack:
    """The record was read to the person and confirmed by hand, or the refusal noted (法 98(1)).

    `heard` are the statements ticked as they were read: all of them for a signature, any for a refusal.
    """
    talk = session.talk(talk_id)
    _check_going(talk)
    standing = statements_of(session, talk_id)
    if not standing:
        raise NothingToReadBack(message("还没有记下陈述，没有内容可以核对"))
    ticked = tuple(s.statement_id for s in standing if s.statement_id in heard)
    if ink is None and on_paper is None:
        return RecordReadBack(talk_id=talk_id, refusal=check_refusal(refusal), heard=ticked)
    if len(ticked) < len(standing):
        left = len(standing) - len(ticked)
        raise NotAllHeard(message("还有{count}条没有念完，念一条勾一条", count=left))
    if on_paper is not None:
        kept = check_paper(session, talk.person_id, on_paper)
        return RecordReadBack(talk_id=talk_id, on_paper=kept, heard=ticked)
    assert ink is not None
    return RecordReadBack(talk_id=talk_id, ink=check_ink(ink), heard=ticked)


def end_talk(session: Session, talk_id: str) -> TalkEnded:
    """End a talk whose record was read back, or in which nothing was recorded at all."""
    talk = session.talk(talk_id)
    _check_not_ended(talk)
    if talk.read_back_at is None and statements_of(session, talk_id):
        raise TalkNotAllowed(
            message("请先把记录念给本人核对，再结束谈话"),
            article="中华人民共和国治安管理处罚法第九十八条第一款",
        )
    return TalkEnded(talk_id=talk_id)


def was_heard(talk: Talk) -> bool:
    """The talk is over and its record was read back; one that ended without a word does not count."""
    return talk.ended_at is not None and talk.read_back_at is not None


def statements_of(session: Session, talk_id: str) -> tuple[Statement, ...]:
    """The standing statements of one talk, in order."""
    return tuple(s for s in session.said_in(talk_id) if not s.struck)


def lines_of(session: Session, talk_id: str) -> tuple[str, ...]:
    """The ids of the standing statements of one talk: the lines that are read back."""
    return tuple(s.statement_id for s in statements_of(session, talk_id))


def label_of(session: Session, statement: Statement) -> str:
    """甲-4: the speaker's letter and the number."""
    return f"{session.person(statement.person_id).letter}-{statement.number}"


def _check_going(talk: Talk) -> None:
    _check_not_ended(talk)
    if talk.read_back_at is not None:
        raise TalkNotAllowed(message("这场谈话的记录已经核对，不能再改动"))


def _check_not_ended(talk: Talk) -> None:
    if talk.ended_at is not None:
        raise TalkNotAllowed(message("这场谈话已经结束，不能再改动。需要补充时再谈一次"))
