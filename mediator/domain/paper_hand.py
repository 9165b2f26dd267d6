"""How somebody signs who does not sign on the pad: with a pen, with a finger, or by another's hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediator.domain.wording import Message, message


class PaperWay(StrEnum):
    """What stands on the printed paper. A fingerprint goes on paper alone; nothing of it is ever kept."""

    OWN_HAND = "own_hand"
    FINGERPRINT = "fingerprint"
    BY_ANOTHER = "by_another"


WAY_TITLES: dict[PaperWay, Message] = {
    PaperWay.OWN_HAND: message("在纸上签名"),
    PaperWay.FINGERPRINT: message("不会写字，按指印"),
    PaperWay.BY_ANOTHER: message("由他人代书"),
}


@dataclass(frozen=True, kw_only=True)
class PaperHand:
    """The way and the reason; `writer` and `witness_id` where another wrote and somebody attests it."""

    reason: str
    way: PaperWay = PaperWay.OWN_HAND
    writer: str = ""
    witness_id: str = ""

    @property
    def leaves_fingerprint(self) -> bool:
        """Whether the paper leaves the box for a fingerprint."""
        return self.way is not PaperWay.OWN_HAND
