"""What the officer and the signer say by their ticks, in the role in which somebody signs."""

from __future__ import annotations

from mediator.domain.events import SignerRole
from mediator.domain.people import CARRIES_ID_NUMBER, PersonKind
from mediator.domain.session import Session
from mediator.domain.signing import HOST_ID, SigningLine
from mediator.wording import tr


def identity_words(session: Session, line: SigningLine) -> str:
    """What the officer looked at: the end of the number shown, so that it can be compared by eye."""
    if line.signer_id == HOST_ID:
        number = session.host.number
        return tr("已核对身份，编号{number}", number=number) if number else tr("已核对身份")
    details = session.person(line.signer_id).details
    tail = details.id_number[-4:]
    if not tail:
        return tr("已核对身份")
    if details.id_kind in CARRIES_ID_NUMBER:
        return tr("已核对身份证尾号{tail}", tail=tail)
    return tr("已核对证件尾号{tail}", tail=tail)


def consent_words(session: Session, line: SigningLine) -> str:
    """That the signer knows the text, and as what they put their name under it."""
    name = line.name
    match line.role:
        case SignerRole.HOST:
            return tr("{name}确认：全文已核对，签名过程在场", name=name)
        case SignerRole.RECORDER:
            return tr("{name}确认：全文已核对，记录属实", name=name)
        case SignerRole.ATTESTING_WITNESS:
            return tr("{name}表示：看过或听过全文，见证了当事人签名", name=name)
        case SignerRole.GUARDIAN:
            ward = session.person(session.person(line.signer_id).for_person).name
            return tr("{name}表示：看过或听过全文，作为{ward}的法定代理人自愿签名", name=name, ward=ward)
        case SignerRole.AGENT:
            return tr("{name}表示：看过或听过全文，在委托权限内签名", name=name)
        case SignerRole.HELPER if session.person(line.signer_id).kind is PersonKind.INTERPRETER:
            return tr("{name}表示：全文已经如实翻译", name=name)
        case SignerRole.HELPER:
            return tr("{name}表示：看过或听过全文，在场参加了调解", name=name)
        case _:
            return tr("{name}表示：看过或听过全文，签名是自愿的", name=name)
