"""The agreement as it is read out: on the screen a clause at a time, on paper in large type."""

from __future__ import annotations

from mediator.domain.clauses import clause_text, named
from mediator.domain.errors import Refusal
from mediator.domain.events import ClauseTerms
from mediator.domain.money import capitals, digits, spoken
from mediator.domain.paper_forms import joined
from mediator.domain.papers import FormPaper
from mediator.domain.session import Session
from mediator.domain.wording import message

FORM = "read-aloud-1"


class NothingToRead(Refusal):
    """There is no agreement yet that could be read out."""


def spoken_clause(session: Session, terms: ClauseTerms) -> str:
    """The sentence of the clause, with the amount in the words it is spoken in."""
    sentence = clause_text(session, terms)
    if terms.amount_fen is None:
        return sentence
    written = f"{digits(terms.amount_fen)}元（大写：人民币{capitals(terms.amount_fen)}）"
    return sentence.replace(written, spoken(terms.amount_fen))


def read_aloud_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """协议朗读稿: facts and clauses as they are spoken; it bears the check code once the text is locked."""
    if not session.clauses or not session.facts_text:
        raise NothingToRead(message("还没有写好事实和条款，没有朗读稿"))
    lock = session.lock
    return FormPaper(
        form=FORM,
        organ=session.organ,
        number=session.number,
        fields=(("parties", joined(named(session, p.person_id) for p in session.parties)),),
        texts=(
            ("facts", session.facts_text),
            *(("clauses", spoken_clause(session, clause.terms)) for clause in session.clauses),
        ),
        check_code=lock.check_code if lock else "",
        digest=lock.digest if lock else "",
        draft=session.drafts_locked if lock else 0,
        training=training,
        station=station,
    )
