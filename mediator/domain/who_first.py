"""Who is said to have begun and in what: blows are set beside blows, words beside words, nothing guessed."""

from __future__ import annotations

from mediator.domain.mentions import Mention

ACTS: dict[str, tuple[str, ...]] = {
    "hands": (
        "动手",
        "动的手",
        "推",
        "打",
        "拽",
        "踢",
        "抓",
        "砸",
        "扇",
        "伸手",
        "碰",
        "扔",
        "掐",
        "咬",
        "挠",
        "上前",
    ),
    "words": ("骂", "吵", "喊", "嚷", "开口", "说话", "说的话", "挑衅"),
    "road": ("变道", "刹车", "撞", "变"),
    "promise": ("违约", "反悔", "答应"),
}
"""Acts that can be set beside each other: one who struck first is not one who shouted first."""

_ACTS = sorted(((act, family) for family, acts in ACTS.items() for act in acts), key=lambda a: -len(a[0]))
_NO_ACT = ("电话", "招呼", "算", "听", "到", "见", "面", "开门")


def who_began(
    mention: Mention, text: str, speaker: str, parties: tuple[tuple[str, str], ...]
) -> tuple[str, str] | None:
    """The id of whoever is said to have begun and the family of the act, or None where it is not plain.

    `parties` are pairs of id and name. “他” is the other party where a party speaks of just two, and nobody
    where there are more or where a witness speaks.
    """
    family = next((family for act, family in _ACTS if mention.text.endswith(act)), None)
    if family is None or text[mention.end :].startswith(_NO_ACT):
        return None
    others = [person for person, _name in parties if person != speaker]
    is_party = len(others) < len(parties)
    if mention.value == "self":
        return (speaker, family) if is_party else None
    if mention.value == "other":
        return (others[0], family) if is_party and len(others) == 1 else None
    return next(((person, family) for person, name in parties if name == mention.value), None)
