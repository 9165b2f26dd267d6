"""Everything an agreement must have before its text is frozen and printed, with the place of each gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediator.domain import on_the_spot, presence
from mediator.domain.clause_refusals import article_of, refusals_of, standing_refusal
from mediator.domain.clauses import checked_terms
from mediator.domain.errors import BadInput
from mediator.domain.events import POLICE_REGIMES
from mediator.domain.missing import Missing
from mediator.domain.people import IdKind, Person, PersonKind, is_minor
from mediator.domain.rights import must_be_willing, rights_of
from mediator.domain.screening import RulePack
from mediator.domain.session import Clause, Session
from mediator.domain.stages import Stage
from mediator.domain.standing import standing
from mediator.domain.supplements import stands_as_signed
from mediator.domain.term_lint import (
    TermFinding,
    facts_missing,
    lint_clause,
    reason_for,
    unnamed_parties,
)
from mediator.domain.term_rules import FactRule, FindingLevel, TermPack
from mediator.domain.wording import Message, message

CONTENTS = "公安机关办理行政案件程序规定第一百八十四条第二款"
COMMITTEE_CONTENTS = "中华人民共和国人民调解法第二十九条"
CAPACITY = "中华人民共和国民法典第十九条、第二十条"
GUARDIAN_SIGNS = "guardian_signs"


class CheckPlace(StrEnum):
    """Where a gap is filled: on another page, or in one of the fields of the draft."""

    PERSON = "person"
    PRESENCE = "presence"
    SCREENING = "screening"
    RIGHTS = "rights"
    TALKS = "talks"
    FACTS = "facts"
    CLAUSE = "clause"


@dataclass(frozen=True, kw_only=True)
class CheckFinding:
    """One gap: what it is, the article that wants it, how heavily it weighs and where it is filled.

    `about` is the id of the person or clause, "" where there is none. `term` is what the term lint found
    and `reason` why it may stand; a finding with a reason is settled. `fact` is the element that is not
    recognised in the main facts.
    """

    code: str
    sentence: Message
    level: FindingLevel
    place: CheckPlace
    about: str = ""
    field: str = ""
    article: str = ""
    term: TermFinding | None = None
    reason: str = ""
    fact: FactRule | None = None

    @property
    def is_open(self) -> bool:
        """Whether it keeps the text from being frozen."""
        return self.level is not FindingLevel.WARN and not self.reason


def findings(session: Session, pack: RulePack, terms: TermPack, today: date) -> tuple[CheckFinding, ...]:
    """Every gap in the order of the paper: what stands behind it, head, people, facts, terms, signatures."""
    return (
        *_from_standing(session, pack, today),
        *_recordings(session, pack),
        *_talks(session),
        *_head(session),
        *(gap for party in session.parties for gap in _party(session, party)),
        *_facts(session, terms),
        *_clauses(session, pack, terms, today),
        *_witness(session),
    )


def open_findings(found: tuple[CheckFinding, ...]) -> tuple[CheckFinding, ...]:
    """Those that must be settled before the lock."""
    return tuple(gap for gap in found if gap.is_open)


def copies_of(session: Session) -> int:
    """How many are printed: one for each party and one that stays."""
    return len(session.parties) + 1


def contents_article(session: Session) -> str:
    """The article that says what an agreement holds, on this route."""
    return CONTENTS if session.regime in POLICE_REGIMES else COMMITTEE_CONTENTS


PLACES: dict[str, CheckPlace] = {
    "conclusion": CheckPlace.SCREENING,
    "not_mediable": CheckPlace.SCREENING,
    "conclusion_outdated": CheckPlace.SCREENING,
    "notice": CheckPlace.RIGHTS,
    "unwilling": CheckPlace.RIGHTS,
    "safety": CheckPlace.RIGHTS,
    "safety_review": CheckPlace.RIGHTS,
    "recused": CheckPlace.RIGHTS,
    "recusal": CheckPlace.RIGHTS,
    "host_declaration": CheckPlace.RIGHTS,
    "not_at_once": CheckPlace.CLAUSE,
}


def _from_standing(session: Session, pack: RulePack, today: date) -> Iterator[CheckFinding]:
    """What was checked at earlier steps and must still hold: screening, will, guardians, officers."""
    for missing in pack.rules_of(session.regime).weigh(standing(session, pack, today)):
        otherwise = CheckPlace.PERSON if missing.person_id else CheckPlace.PRESENCE
        yield _of_missing(missing, PLACES.get(missing.code, otherwise), missing.person_id)
    for party in session.parties:
        rights = rights_of(session, party.person_id)
        if must_be_willing(party) and rights.given_at is not None and rights.willing is None:
            yield _gap(
                "not_asked_willing",
                message("还没有问{name}是否愿意调解", name=party.name),
                CheckPlace.RIGHTS,
                party.person_id,
                article="公安机关办理行政案件程序规定第一百七十九条第四项",
            )
        if _lacks_capacity(session, party, today):
            yield _gap(
                GUARDIAN_SIGNS,
                message("{name}未满18周岁，协议须由监护人到场签名，请先填写到场的监护人", name=party.name),
                CheckPlace.PERSON,
                party.person_id,
                article=CAPACITY,
            )


def _recordings(session: Session, pack: RulePack) -> Iterator[CheckFinding]:
    """What is not yet linked: it may be until the closing, so that it only reminds here (法 108(3))."""
    for missing in presence.wanting(session, pack.presence):
        if missing.code != "officers":
            yield _of_missing(replace(missing, blocking=False), CheckPlace.PRESENCE, missing.person_id)


def _lacks_capacity(session: Session, party: Person, today: date) -> bool:
    """A minor's guardian signs, but for one of 16 or more who lives on own work (民法典 18–20)."""
    if not is_minor(party.details, today):
        return False
    if any(g.kind is PersonKind.GUARDIAN for g in session.guardians_of(party.person_id)):
        return False
    return party.absence is None or not party.absence.own_income_and_agrees


def _talks(session: Session) -> Iterator[CheckFinding]:
    if session.open_talk is not None or session.open_joint_talk is not None:
        yield _gap("open_talk", message("谈话还在进行，请先结束谈话"), CheckPlace.TALKS)


def _head(session: Session) -> Iterator[CheckFinding]:
    wanted = (
        ("organ", session.organ, message("协议上没有机关名称，请联系管理员填写单位")),
        ("number", session.number, message("协议上没有编号")),
        ("host", session.host.name, message("协议上没有主持人姓名")),
        ("host_unit", session.host.unit, message("协议上没有主持人的单位")),
        ("place", session.matter.place, message("请填写发生地点")),
        ("happened_on", session.matter.happened_on, message("请填写发生日期")),
    )
    for field, value, sentence in wanted:
        if not value:
            place = CheckPlace.SCREENING
            yield _gap(field, sentence, place, field=field, article=contents_article(session))


def _party(session: Session, party: Person) -> Iterator[CheckFinding]:
    details, name = party.details, party.name
    has_number = bool(details.id_number) or details.id_kind is IdKind.NONE
    must = (
        ("sex", details.sex, message("请填写{name}的性别", name=name)),
        ("born_on", details.born_on, message("请填写{name}的出生日期", name=name)),
        ("id_number", has_number, message("请填写{name}的证件号码，没有证件的选“无/不详”", name=name)),
        ("address", details.address, message("请填写{name}的住址", name=name)),
    )
    may = (
        ("workplace", details.workplace, message("{name}的工作单位没有填，没有的填“无”", name=name)),
        ("phone", details.phone, message("{name}的联系电话没有填，没有的填“无”", name=name)),
    )
    article = contents_article(session)
    for level, wanted in ((FindingLevel.BLOCK, must), (FindingLevel.WARN, may)):
        for field, value, sentence in wanted:
            if not value:
                yield CheckFinding(
                    code=field,
                    sentence=sentence,
                    level=level,
                    place=CheckPlace.PERSON,
                    about=party.person_id,
                    field=field,
                    article=article,
                )


def _facts(session: Session, terms: TermPack) -> Iterator[CheckFinding]:
    article = contents_article(session)
    if not session.facts_text:
        yield _gap("facts", message("还没有写主要事实"), CheckPlace.FACTS, article=article)
    for name in unnamed_parties(session):
        yield _hint("facts_person", message("主要事实里没有提到{name}", name=name), article)
    # The list of elements is that of the police paper (程序规定 184); 人民调解法 29 asks for less.
    police = session.regime in POLICE_REGIMES
    for rule in facts_missing(terms, session) if police else ():
        yield _hint(
            f"facts_{rule.element.value}",
            message("主要事实里没有看到{what}：{how}", what=rule.title, how=rule.suggestion),
            article,
            rule,
        )


def _hint(code: str, sentence: Message, article: str, fact: FactRule | None = None) -> CheckFinding:
    return CheckFinding(
        code=code,
        sentence=sentence,
        level=FindingLevel.WARN,
        place=CheckPlace.FACTS,
        article=article,
        fact=fact,
    )


def _clauses(session: Session, pack: RulePack, terms: TermPack, today: date) -> Iterator[CheckFinding]:
    if not session.clauses:
        yield _gap("clauses", message("还没有条款"), CheckPlace.CLAUSE, article=contents_article(session))
    for number, clause in enumerate(session.clauses, 1):
        wrong = _wrong_terms(session, clause, number, today)
        if wrong is not None:
            yield _gap("clause", wrong, CheckPlace.CLAUSE, clause.clause_id)
        if clause.questioned:
            yield _gap(
                "questioned",
                message("第{number}条还记着疑问，请问清楚，改好或者原样再记下", number=number),
                CheckPlace.CLAUSE,
                clause.clause_id,
            )
        for refusal in refusals_of(session, clause.clause_id):
            yield _gap(
                "refused",
                standing_refusal(session, number, refusal),
                CheckPlace.CLAUSE,
                clause.clause_id,
                article=article_of(session),
            )
        for found in lint_clause(terms, session, clause.terms):
            yield _of_term(session, clause, number, found)
    if pack.rules_of(session.regime).at_once:
        for missing in on_the_spot.about_clauses(session):
            yield _of_missing(missing, CheckPlace.CLAUSE, "")


def _wrong_terms(session: Session, clause: Clause, number: int, today: date) -> Message | None:
    """What makes the clause as it is now one that could not be written today, such as a day gone by."""
    named = {*clause.terms.actor_ids, *clause.terms.to_ids}
    gone = next((p for p in session.people if p.left and p.person_id in named), None)
    if gone is not None:
        return message("条款里的{name}已不在场，请先改好这一条", name=gone.name)
    if stands_as_signed(session, clause):
        # A term signed before keeps its day, though that may be over by now.
        return None
    try:
        checked_terms(session, clause.terms, today)
    except BadInput as error:
        return message("第{number}条：{wrong}", number=number, wrong=error.title)
    return None


def _of_term(session: Session, clause: Clause, number: int, found: TermFinding) -> CheckFinding:
    rule = found.rule
    sentence = message("第{number}条{title}：{how}", number=number, title=rule.title, how=rule.suggestion)
    if found.found:
        sentence = message("第{number}条“{found}”：{why}", number=number, found=found.found, why=rule.why)
    return CheckFinding(
        code=rule.rule_id,
        sentence=sentence,
        level=found.level,
        place=CheckPlace.CLAUSE,
        about=clause.clause_id,
        field=found.field,
        article=found.article,
        term=found,
        reason=reason_for(session, clause.clause_id, found),
    )


def _witness(session: Session) -> Iterator[CheckFinding]:
    """A line of the form, not of the article: pointed out, never wanted."""
    if session.regime in POLICE_REGIMES and not session.here(PersonKind.ATTESTING_WITNESS):
        yield CheckFinding(
            code="no_attesting_witness",
            sentence=message("没有见证人。协议书上有见证人一栏，没有的划去"),
            level=FindingLevel.WARN,
            place=CheckPlace.PERSON,
        )


def _of_missing(missing: Missing, place: CheckPlace, about: str) -> CheckFinding:
    return CheckFinding(
        code=missing.code,
        sentence=missing.sentence,
        level=FindingLevel.BLOCK if missing.blocking else FindingLevel.WARN,
        place=place,
        about=about,
        article=missing.article,
    )


def _gap(
    code: str, sentence: Message, place: CheckPlace, about: str = "", *, field: str = "", article: str = ""
) -> CheckFinding:
    return CheckFinding(
        code=code,
        sentence=sentence,
        level=FindingLevel.BLOCK,
        place=place,
        about=about,
        field=field,
        article=article,
    )


PAGES: dict[CheckPlace, Stage] = {
    CheckPlace.PERSON: Stage.PARTIES,
    CheckPlace.PRESENCE: Stage.PARTIES,
    CheckPlace.SCREENING: Stage.INTAKE,
    CheckPlace.RIGHTS: Stage.RIGHTS,
    CheckPlace.TALKS: Stage.FIRST_ROUND,
    CheckPlace.FACTS: Stage.AGREEMENT,
    CheckPlace.CLAUSE: Stage.AGREEMENT,
}
"""The page on which a gap is filled."""
