"""The sums named back and forth as rounds: how far apart, the middle, how far each side moved."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.offers import accepted_by_all
from mediator.domain.session import Offer, Session


@dataclass(frozen=True, kw_only=True)
class Bid:
    """What one party's sum stands at in a round, in fen. `number` is 0 where it stands from before.

    `change_fen` is the way from this party's sum before; None for the first.
    """

    party_id: str
    amount_fen: int
    number: int = 0
    change_fen: int | None = None


@dataclass(frozen=True, kw_only=True)
class MoneyRound:
    """One round: each party names at most one sum. Gap and middle need two parties; in fen."""

    number: int
    bids: tuple[Bid, ...]

    @property
    def gap_fen(self) -> int | None:
        """How far the highest sum is from the lowest."""
        sums = self._sums()
        return max(sums) - min(sums) if len(sums) > 1 else None

    @property
    def middle_fen(self) -> int | None:
        """Half way between the highest and the lowest, cut to a whole fen."""
        sums = self._sums()
        return (max(sums) + min(sums)) // 2 if len(sums) > 1 else None

    def bid_of(self, party_id: str) -> Bid | None:
        """Where this party's sum stands."""
        return next((b for b in self.bids if b.party_id == party_id), None)

    def _sums(self) -> tuple[int, ...]:
        return tuple(b.amount_fen for b in self.bids)


@dataclass(frozen=True, kw_only=True)
class Movement:
    """How one party's sum moved from its first to its last, in fen, and over how many sums."""

    party_id: str
    first_fen: int
    last_fen: int
    sums: int

    @property
    def moved_fen(self) -> int:
        """Up is positive."""
        return self.last_fen - self.first_fen


def money_rounds(session: Session) -> tuple[MoneyRound, ...]:
    """A round ends when somebody names a sum a second time in it. Offers taken back do not count.

    For the officer alone: it tells each side's sums together.
    """
    rounds: list[list[Bid]] = []
    standing: dict[str, int] = {}
    for offer in _with_sums(session):
        if not rounds or any(b.party_id == offer.party_id and b.number for b in rounds[-1]):
            rounds.append([Bid(party_id=i, amount_fen=fen) for i, fen in standing.items()])
        bid = _bid(offer, standing.get(offer.party_id))
        rounds[-1] = [*(b for b in rounds[-1] if b.party_id != offer.party_id), bid]
        standing[offer.party_id] = bid.amount_fen
    order = [p.person_id for p in session.people]
    return tuple(
        MoneyRound(number=i, bids=tuple(sorted(bids, key=lambda b: order.index(b.party_id))))
        for i, bids in enumerate(rounds, 1)
    )


def movements(session: Session) -> tuple[Movement, ...]:
    """One for each party who named a sum, in the order in which they came."""
    sums: dict[str, list[int]] = {}
    for offer in _with_sums(session):
        sums.setdefault(offer.party_id, []).append(offer.amount_fen or 0)
    return tuple(
        Movement(party_id=i, first_fen=sums[i][0], last_fen=sums[i][-1], sums=len(sums[i]))
        for i in (p.person_id for p in session.people)
        if i in sums
    )


def agreed_sum(session: Session) -> int | None:
    """The sum of the last offer everybody accepted, in fen."""
    agreed = [o.amount_fen for o in _with_sums(session) if accepted_by_all(session, o)]
    return agreed[-1] if agreed else None


def _with_sums(session: Session) -> tuple[Offer, ...]:
    return tuple(o for o in session.offers if o.amount_fen is not None and not o.withdrawn)


def _bid(offer: Offer, before: int | None) -> Bid:
    fen = offer.amount_fen or 0
    return Bid(
        party_id=offer.party_id,
        amount_fen=fen,
        number=offer.number,
        change_fen=None if before is None else fen - before,
    )
