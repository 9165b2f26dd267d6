"""What may be a pass-phrase: long enough for its script, and not what everybody tries first."""

from __future__ import annotations

import pytest

from mediator.domain.errors import BadInput
from mediator.storage.passphrases import check_passphrase, common

OWN = ("D1001", "何砚秋", "云溪市公安局青石分局", "青石派出所", "调解一室")


@pytest.mark.parametrize(
    "good",
    [
        "gray heron by the bridge",
        "青石桥边数白鹭九只",
        "门前老槐树下三把椅",
        "heron 石桥 nine 椅子",
        "x" * 3 + "Kq7 lamp rope violet " * 4,
        "correct horse battery staple",
    ],
)
def test_a_phrase_of_ones_own_is_taken(good: str):
    check_passphrase(good, OWN)


def test_sixty_four_signs_and_more_are_allowed():
    check_passphrase("gray heron by the bridge and nine white stones under the water of june")


@pytest.mark.parametrize("short", ["", "fourteen signs", "七个字的密码呀", " " * 40, "abc"])
def test_a_short_one_is_refused(short: str):
    with pytest.raises(BadInput, match="密码太短"):
        check_passphrase(short)


@pytest.mark.parametrize(
    "known",
    [
        "123456789012345678",
        "aaaaaaaaaaaaaaaaaaaa",
        "passwordpassword",
        "Password12345678",
        "qwertyuiop1234567890",
        "dragon2024!!monkey99",
        "woaini1314 woaini1314",
        "为人民服务为人民服务",
        "青石派出所青石派出所",
        "何砚秋何砚秋何砚秋 1001",
        "D1001D1001D1001D1001",
    ],
)
def test_one_that_is_soon_guessed_is_refused(known: str):
    with pytest.raises(BadInput, match="太常见"):
        check_passphrase(known, OWN)


def test_far_too_long_is_refused():
    with pytest.raises(BadInput, match="太长"):
        check_passphrase("gray heron by the bridge " * 11)


def test_the_list_is_long_enough_to_be_one():
    assert len(common()) >= 3000
