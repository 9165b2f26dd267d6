"""The table of rights: role × action × state × whose session it is. What does not stand here is refused."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from mediator.domain.session import Session
from mediator.services.ports import Role, User


class Action(StrEnum):
    """What a service verb does, for the table of rights."""

    OPEN_SESSION = "open_session"
    VIEW_SESSION = "view_session"
    VIEW_NOTES = "view_notes"
    RECORD = "record"
    NOTE = "note"
    LOCK = "lock"
    SIGN = "sign"
    SEAL = "seal"
    SUPPLEMENT = "supplement"
    END = "end"
    FILE = "file"
    SIGN_OFF = "sign_off"
    HAND_OVER = "hand_over"
    PRINT = "print"
    VIEW_LISTS = "view_lists"
    CHECK_PAPER = "check_paper"
    OWN_ACCOUNT = "own_account"
    VIEW_USERS = "view_users"
    ADMIT_USER = "admit_user"
    ADMIT_ADMINISTRATOR = "admit_administrator"
    REMOVE_USER = "remove_user"
    CHANGE_ROLE = "change_role"
    RESET_PASSPHRASE = "reset_passphrase"
    UNLOCK_USER = "unlock_user"
    MAKE_RECOVERY = "make_recovery"
    VIEW_AUDIT = "view_audit"
    EXPORT_AUDIT = "export_audit"
    BACK_UP = "back_up"
    RESTORE = "restore"
    EXPORT = "export"
    EXPORT_UNMASKED = "export_unmasked"
    RENEW_SEAL = "renew_seal"
    CHANGE_STATION = "change_station"


class SessionState(StrEnum):
    """How far a session is, as far as rights hang on it."""

    OPEN = "open"
    AGREED = "agreed"
    ENDED = "ended"


class Ownership(StrEnum):
    """Whose session it is for a user: his own, one he is noted in as helping, or another's."""

    OWN = "own"
    BESIDE = "beside"
    OTHERS = "others"


Cell = tuple[SessionState, Ownership]

# One line an action. `when`: in which states of a session, or - where no session is meant.
# A cell: no; yes (no session is meant); own, beside, others, or all for whoever's session it is.
# sys, sec and aud are the three administrators (三员分立); none of them works with cases.
TABLE = """
action              when         officer  mediator  recorder  supervisor  sys  sec  aud
open_session        -            yes      yes       no        yes         no   no   no
view_session        any          own      own       beside    all         no   no   no
view_notes          any          own      own       no        own         no   no   no
record              open+agreed  own      own       beside    own         no   no   no
note                open+agreed  own      own       no        own         no   no   no
lock                open         own      own       no        own         no   no   no
sign                open         own      own       beside    own         no   no   no
seal                open         own      own       no        own         no   no   no
supplement          open+agreed  own      own       no        own         no   no   no
end                 open+agreed  own      own       no        own         no   no   no
file                any          own      own       no        own         no   no   no
sign_off            any          no       no        no        others      no   no   no
hand_over           open+agreed  no       no        no        all         no   no   no
print               any          own      own       beside    all         no   no   no
view_lists          -            yes      yes       yes       yes         no   no   no
check_paper         -            yes      yes       yes       yes         no   no   no
own_account         -            yes      yes       yes       yes         yes  yes  yes
view_users          -            no       no        no        yes         yes  yes  yes
admit_user          -            no       no        no        yes         no   no   no
admit_administrator -            no       no        no        no          yes  yes  no
remove_user         -            no       no        no        no          yes  yes  no
change_role         -            no       no        no        no          no   yes  no
reset_passphrase    -            no       no        no        yes         no   no   no
unlock_user         -            no       no        no        yes         no   yes  no
make_recovery       -            no       no        no        yes         no   no   no
view_audit          -            no       no        no        yes         no   no   yes
export_audit        -            no       no        no        no          no   no   yes
back_up             -            no       no        no        yes         yes  no   no
restore             -            no       no        no        yes         yes  no   no
export              -            yes      yes       no        yes         no   no   no
export_unmasked     -            no       no        no        yes         no   no   no
renew_seal          -            no       no        no        yes         no   no   no
change_station      -            no       no        no        yes         yes  no   no
"""

COLUMNS = {
    "officer": Role.OFFICER,
    "mediator": Role.MEDIATOR,
    "recorder": Role.RECORDER,
    "supervisor": Role.SUPERVISOR,
    "sys": Role.SYSTEM_ADMIN,
    "sec": Role.SECURITY_ADMIN,
    "aud": Role.AUDITOR,
}
EVERYBODYS = frozenset(Ownership)
NO_SESSION: frozenset[Cell] = frozenset()


def _cells(when: str, word: str) -> frozenset[Cell] | None:
    """In which states and whose sessions; no cell where no session is meant; None for a no."""
    if word == "no":
        return None
    if when == "-":
        if word != "yes":
            raise ValueError(word)
        return NO_SESSION
    states = tuple(SessionState) if when == "any" else tuple(map(SessionState, when.split("+")))
    owners = EVERYBODYS if word == "all" else frozenset({Ownership(word)})
    return frozenset((state, owner) for state in states for owner in owners)


def _read(table: str) -> Mapping[Action, Mapping[Role, frozenset[Cell]]]:
    """The table as it is asked; a `ValueError` or `KeyError` where a line of it is none."""
    head, *lines = (line.split() for line in table.strip().splitlines())
    roles = [COLUMNS[name] for name in head[2:]]
    read: dict[Action, dict[Role, frozenset[Cell]]] = {}
    for name, when, *words in lines:
        granted = {role: _cells(when, word) for role, word in zip(roles, words, strict=True)}
        read[Action(name)] = {role: cells for role, cells in granted.items() if cells is not None}
    return read


RIGHTS = _read(TABLE)


def granted(role: Role, action: Action) -> frozenset[Cell] | None:
    """Where this role may do this; empty where no session is meant, None where it never may."""
    return RIGHTS.get(action, {}).get(role)


def state_of(session: Session) -> SessionState:
    """How far the session is."""
    if session.ended:
        return SessionState.ENDED
    return SessionState.AGREED if session.signed is not None else SessionState.OPEN


def ownership(user: User, session: Session) -> Ownership:
    """Whose session it is for this user."""
    if user.number == session.host.number:
        return Ownership.OWN
    noted = (officer for noted in session.officers.values() for officer in noted.officers)
    beside = any(officer.number == user.number for officer in noted)
    return Ownership.BESIDE if beside else Ownership.OTHERS
