"""The order of signing holds whatever order people come in, for any number of them."""

from __future__ import annotations

import random

from mediator.domain import signing
from mediator.domain.events import SignerRole
from mediator.domain.paper_hand import PaperHand
from mediator.domain.people import PartyRole, PersonKind
from mediator.domain.signing import NotYourTurn, SigningLine, next_line, signing_plan
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.people_samples import ink

PARTIES = (
    "林知夏",
    "许明川",
    "秦叔宝",
    "白芷",
    "苏叶",
    "杜仲",
    "程远志",
    "方海",
    "陆遥",
    "季青",
    "柏舟",
    "石韦",
)


def twelve_sign() -> Building:
    """Twelve parties and, in this odd order of coming, recorder, witness, invitee and agent."""
    b = a_session().at(Stage.PARTIES)
    for number, name in enumerate(PARTIES):
        b.with_party(name, PartyRole.INJURED if number else PartyRole.ACTOR)
    b.with_helper(PersonKind.RECORDER, "纪言").with_helper(PersonKind.ATTESTING_WITNESS, "谷雨")
    b.with_helper(PersonKind.INVITEE, "丁香").with_helper(PersonKind.AGENT, "方圆", for_letter="乙")
    return b.at(Stage.AGREEMENT).locked()


def refused(b: Building, line: SigningLine) -> bool:
    """Whether this line may not be settled now, in any of the three ways."""
    session, who, ticks = b.session, (line.signer_id, line.role), (True, True)
    tries = (
        lambda: signing.sign(session, *who, ink(), identity_checked=ticks[0], read_or_heard=ticks[1]),
        lambda: signing.refuse_signature(session, *who, "不签"),
        lambda: signing.choose_paper(
            session, *who, PaperHand(reason="要在纸上签"), identity_checked=True, read_or_heard=True
        ),
    )
    count = 0
    for attempt in tries:
        try:
            attempt()
        except NotYourTurn:
            count += 1
    assert count in (0, len(tries))
    return count > 0


def test_whoever_comes_in_whatever_order_the_plan_alone_decides_who_signs():
    b, chosen = twelve_sign(), random.Random(7)
    plan = signing_plan(b.session)
    assert len(plan) == 17
    assert [line.role for line in plan] == [
        *[SignerRole.PARTY] * 12,
        *(SignerRole.AGENT, SignerRole.HELPER, SignerRole.ATTESTING_WITNESS),
        *(SignerRole.RECORDER, SignerRole.HOST),
    ]
    while (waiting := next_line(b.session)) is not None:
        come = list(plan)
        chosen.shuffle(come)
        assert [line for line in come if not refused(b, line)] == [waiting]
        b.sign_next()
    assert [(s.signer_id, s.role) for s in b.session.signatures] == [(x.signer_id, x.role) for x in plan]
    b.room.agreement.complete()
    assert b.session.signed is not None


def test_twelve_parties_each_have_a_line_of_their_own_with_a_letter_or_a_number():
    b = twelve_sign()
    letters = [line.letter for line in signing_plan(b.session)[:12]]
    assert letters == [*"甲乙丙丁戊己庚辛壬癸", "11", "12"]
