"""A clause as one sentence of the agreement: who does what, for whom, how much, by when, how, how proven."""

from __future__ import annotations

from datetime import date

from mediator.domain.attendance import party_title
from mediator.domain.chinese_dates import date_text
from mediator.domain.clause_sums import (
    checked_instalments,
    checked_parts,
    instalments_text,
    last_day,
    parts_text,
)
from mediator.domain.errors import BadInput
from mediator.domain.events import ClauseKind, ClauseTerms
from mediator.domain.money import capitals, digits
from mediator.domain.numerals import MOST
from mediator.domain.people import Person, PersonKind
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message

KIND_NAMES: dict[ClauseKind, str] = {
    ClauseKind.PAY: "付款",
    ClauseKind.DO: "做某事",
    ClauseKind.APOLOGY: "赔礼道歉",
    ClauseKind.PREVENTION: "预防措施",
    ClauseKind.MUTUAL: "共同约定",
}


def checked_terms(session: Session, terms: ClauseTerms, today: date) -> ClauseTerms:
    """The terms as they may be kept, or the first thing that makes the clause unclear."""
    here = {p.person_id for p in session.people if not p.left}
    if terms.kind is not ClauseKind.MUTUAL and not terms.actor_ids:
        raise BadInput(message("请选择由谁来做"))
    if any(i not in here for i in (*terms.actor_ids, *terms.to_ids)):
        raise BadInput(message("条款里的人已不在场，请重新选择"))
    if terms.kind in (ClauseKind.PAY, ClauseKind.APOLOGY) and not terms.to_ids:
        raise BadInput(message("请选择对方是谁"))
    pays = terms.kind is ClauseKind.PAY
    if pays:
        _check_amount(terms.amount_fen)
    if set(terms.actor_ids) & set(terms.to_ids):
        raise BadInput(message("同一个人不能既是做的人又是对方，请重新选择"))
    parts = checked_parts(terms) if pays else ()
    instalments = checked_instalments(terms, today) if pays else ()
    _check_day(terms, today)
    return ClauseTerms(
        kind=terms.kind,
        actor_ids=terms.actor_ids,
        action=check_text(
            terms.action, message("条款内容"), most=1000, required=terms.kind is not ClauseKind.APOLOGY
        ),
        to_ids=terms.to_ids,
        amount_fen=terms.amount_fen if pays else None,
        due_on=last_day(terms) if pays else _own_day(terms),
        on_the_spot=terms.on_the_spot,
        manner=check_line(terms.manner, message("方式"), most=200, required=False),
        otherwise=check_text(terms.otherwise, message("没做怎么办"), most=300, required=False),
        proof=check_line(terms.proof, message("凭什么证明"), most=200, required=False),
        parts=parts,
        instalments=instalments,
    )


def _own_day(terms: ClauseTerms) -> date | None:
    return None if terms.on_the_spot else terms.due_on


def _check_amount(fen: int | None) -> None:
    if not fen:
        raise BadInput(message("请填写金额，例如540或540.50"))
    if fen < 0:
        raise BadInput(message("金额不能是负数，请核对"))
    if fen > MOST * 100:
        raise BadInput(message("金额太大，请核对是否多写了位数"))


def _check_day(terms: ClauseTerms, today: date) -> None:
    if terms.due_on is not None and terms.due_on < today:
        raise BadInput(message("履行日期早于今天，请核对"))
    needs_day = terms.kind in (ClauseKind.PAY, ClauseKind.PREVENTION)
    if needs_day and last_day(terms) is None and not terms.on_the_spot:
        raise BadInput(message("请填写最晚哪天，或者选当场履行"))


def named(session: Session, person_id: str) -> str:
    """甲方王秀兰, 甲方监护人王建, 丙方翠湖公园管理处: how a paper names somebody."""
    person = session.person(person_id)
    if person.kind is PersonKind.PARTY:
        return party_title(person.letter) + (person.details.organisation or person.name)
    if person.kind in (PersonKind.GUARDIAN, PersonKind.SUITABLE_ADULT):
        return f"{_ward_title(session, person)}监护人{person.name}"
    return person.details.organisation + person.name


def _ward_title(session: Session, person: Person) -> str:
    return party_title(session.person(person.for_person).letter) if person.for_person else ""


def clause_text(session: Session, terms: ClauseTerms) -> str:
    """The sentence that is read aloud in full, locked, printed and signed."""
    proof = f"；以{terms.proof.rstrip('。').removesuffix('为凭')}为凭" if terms.proof else ""
    sentence = f"{_main_sentence(session, terms)}{proof}。"
    if terms.otherwise:
        sentence += f"未按约定履行的，{terms.otherwise.rstrip('。')}。"
    return sentence


def _main_sentence(session: Session, terms: ClauseTerms) -> str:
    who = "、".join(named(session, i) for i in terms.actor_ids)
    whom = "、".join(named(session, i) for i in terms.to_ids)
    action = terms.action.rstrip("。")
    match terms.kind:
        case ClauseKind.PAY:
            return f"{who}付给{whom}{action}{_amount(terms)}"
        case ClauseKind.APOLOGY:
            manner = f"，{terms.manner}" if terms.manner else ""
            matter = f"就{action}" if action else ""
            return f"{who}{_when(terms)}{matter}向{whom}赔礼道歉{manner}"
        case ClauseKind.DO | ClauseKind.PREVENTION | ClauseKind.MUTUAL:
            return f"{who}{_when(terms)}{action}{_aside(whom, terms.manner)}"


def _amount(terms: ClauseTerms) -> str:
    """The sum both ways, what it is made of, and when and how it is paid."""
    fen = terms.amount_fen or 0
    total = f"{digits(fen)}元（大写：人民币{capitals(fen)}）{parts_text(terms.parts)}"
    manner = f"以{terms.manner}方式" if terms.manner else ""
    if terms.instalments:
        count, plan = len(terms.instalments), instalments_text(terms.instalments)
        return f"{total}；{manner}分{count}期付清：{plan}"
    between = "；" if terms.parts else "，"
    return f"{total}{between}{_when(terms)}{manner}付清"


def _aside(whom: str, manner: str) -> str:
    """For whom and how, after the action: no preposition fits every action."""
    parts = [f"对方：{whom}"] if whom else []
    if manner:
        parts.append(f"方式：{manner}")
    return f"（{'；'.join(parts)}）" if parts else ""


def _when(terms: ClauseTerms) -> str:
    if terms.on_the_spot:
        return "当场"
    # 前 alone leaves open whether the day itself counts; 以内 includes the number (法 143).
    return f"于{date_text(terms.due_on)}前（含当日）" if terms.due_on else ""
