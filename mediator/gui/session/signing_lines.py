"""How a line of the signing plan is shown: letter, colour, role in words, and how it stands."""

from __future__ import annotations

from mediator.domain.events import SignerRole
from mediator.domain.session import Session, Signature
from mediator.domain.signing import HOST_ID, ROLE_NAMES, SigningLine, next_line, signature_of
from mediator.gui.session.letters import letter_shown
from mediator.gui.session.people_choice import badge_of
from mediator.gui.tokens import Tone
from mediator.gui.widgets import SignerCard, SignerState
from mediator.wording import language, mark, tr

STATE_WORDS: dict[SignerState, str] = {
    SignerState.WAITING: mark("还没有签"),
    SignerState.NOW: mark("正在签"),
    SignerState.SIGNED: mark("已签"),
    SignerState.PAPER: mark("在纸上签"),
    SignerState.REFUSED: mark("拒绝签名"),
}


def line_tone(session: Session, line: SigningLine) -> Tone:
    """The colour of a line; a guardian has the colour of the child."""
    if line.signer_id == HOST_ID:
        return Tone.HOST
    return badge_of(session, session.person(line.signer_id))[1]


def line_role(session: Session, line: SigningLine) -> str:
    """甲方, 甲方监护人, 见证人."""
    letter = letter_shown(line.letter)
    if line.role is SignerRole.PARTY:
        return tr("{letter}方", letter=letter)
    if line.role is SignerRole.GUARDIAN:
        return tr("{letter}方监护人", letter=letter)
    return tr(ROLE_NAMES[line.role])


def signer_card(session: Session, line: SigningLine) -> SignerCard:
    """The card of one line in the signing order."""
    signature = signature_of(session, line)
    state = _state(session, line, signature)
    role = line_role(session, line)
    words = _words(session, line, role, state, signature)
    spoken = tr("{name}，{role}，{state}", name=line.name, role=role, state=tr(STATE_WORDS[state]))
    return SignerCard(
        letter_shown(line.letter),
        line_tone(session, line),
        line.name,
        words,
        state,
        handwriting=signature.ink if signature else None,
        spoken=spoken,
    )


def _state(session: Session, line: SigningLine, signature: Signature | None) -> SignerState:
    if signature is None:
        now = next_line(session) == line and session.signed is None
        return SignerState.NOW if now else SignerState.WAITING
    if signature.refusal:
        return SignerState.REFUSED
    return SignerState.SIGNED if signature.ink is not None else SignerState.PAPER


def _words(
    session: Session, line: SigningLine, role: str, state: SignerState, signature: Signature | None
) -> str:
    match state:
        case SignerState.NOW:
            return tr("{role}·正在签", role=role)
        case SignerState.SIGNED if signature is not None:
            time = f"{signature.at:%H:%M}"
            if language() == "en":
                # English role names are too long to stand beside the ink; the badge carries the letter.
                return tr("{time}已签", time=time)
            # Tick and ink say that it is signed, the badge whose guardian it is: more does not fit.
            short = tr(ROLE_NAMES[line.role]) if line.role is SignerRole.GUARDIAN else role
            return tr("{role}·{time}", role=short, time=time)
        case SignerState.PAPER:
            return tr("{role}·在纸上签", role=role)
        case SignerState.REFUSED:
            return tr("{role}·拒绝签名", role=role)
        case _:
            unit = "" if line.signer_id == HOST_ID else _unit(session, line)
            return tr("{role}·{unit}", role=role, unit=unit) if unit else role


def _unit(session: Session, line: SigningLine) -> str:
    person = session.person(line.signer_id)
    return person.relation if line.role is SignerRole.ATTESTING_WITNESS else person.details.organisation
