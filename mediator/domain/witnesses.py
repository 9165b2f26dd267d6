"""Keeps apart who saw the event, whom it touches, who is of the police, and who attests the signing."""

from __future__ import annotations

from mediator.domain.errors import Refusal
from mediator.domain.people import PersonDetails, PersonKind
from mediator.domain.session import Session
from mediator.domain.wording import message

TOUCHED = (
    PersonKind.PARTY,
    PersonKind.GUARDIAN,
    PersonKind.SUITABLE_ADULT,
    PersonKind.FACT_WITNESS,
    PersonKind.AGENT,
)
"""Those whom the matter touches, or who came for one of them."""


class NotBothWitnesses(Refusal):
    """A fact witness cannot also be the attesting witness."""


def check_apart(
    session: Session,
    details: PersonDetails,
    kind: PersonKind,
    *,
    but: str = "",
    relation: str = "",
    relatives: tuple[str, ...] = (),
) -> None:
    """The attesting witness is nobody whom the matter touches, no relative, and of no part of the police.

    `but` is the one being put right; `relatives` are words that name one in `relation`.
    """
    if kind is PersonKind.ATTESTING_WITNESS:
        _check_attesting(session, details, relation, relatives)
        others: tuple[PersonKind, ...] = (*TOUCHED, PersonKind.RECORDER)
    elif kind in (*TOUCHED, PersonKind.RECORDER):
        others = (PersonKind.ATTESTING_WITNESS,)
    else:
        return
    if any(p.person_id != but and is_same(p.details, details) for p in session.here(*others)):
        raise NotBothWitnesses(
            message(
                "{name}不能同时作为见证人：见证人不能是证人、当事人、监护人、代理人或者办案人员",
                name=details.name,
            )
        )


def is_same(one: PersonDetails, other: PersonDetails) -> bool:
    """One person: the same number, or the same name with nothing that tells them apart."""
    if one.id_number and other.id_number:
        return one.id_number == other.id_number
    if one.name != other.name:
        return False
    return not (one.born_on and other.born_on) or one.born_on == other.born_on


def _check_attesting(
    session: Session, details: PersonDetails, relation: str, relatives: tuple[str, ...]
) -> None:
    name = details.name
    if name == session.host.name:
        raise NotBothWitnesses(message("{name}是主持人，不能同时作为见证人", name=name))
    noted = session.officers.values()
    police = {o.name for n in noted for o in n.officers} | {a for n in noted for a in n.auxiliaries}
    if name in police:
        raise NotBothWitnesses(message("{name}是办案人员，不能同时作为见证人", name=name))
    if any(word in relation for word in relatives):
        raise NotBothWitnesses(message("{name}是当事人的亲属，不能作为见证人", name=name))
