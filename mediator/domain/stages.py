"""The eleven stages of a session and which may follow which; nothing here knows a window."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where a session stands (glossary §4)."""

    INTAKE = "intake"
    PARTIES = "parties"
    RIGHTS = "rights"
    FIRST_ROUND = "first_round"
    COMPARISON = "comparison"
    SECOND_ROUND = "second_round"
    SHUTTLE = "shuttle"
    JOINT = "joint"
    AGREEMENT = "agreement"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


STAGE_ORDER: tuple[Stage, ...] = tuple(Stage)

STAGE_TITLES: dict[Stage, str] = {
    Stage.INTAKE: "受理与审查",
    Stage.PARTIES: "当事人信息",
    Stage.RIGHTS: "权利义务告知",
    Stage.FIRST_ROUND: "第一轮分别谈",
    Stage.COMPARISON: "比对看板",
    Stage.SECOND_ROUND: "第二轮分别谈",
    Stage.SHUTTLE: "往返商谈",
    Stage.JOINT: "共同会谈",
    Stage.AGREEMENT: "协议与签名",
    Stage.FOLLOW_UP: "回访与履行",
    Stage.CLOSED: "结案",
}

SKIPPABLE: frozenset[Stage] = frozenset({Stage.SECOND_ROUND, Stage.SHUTTLE, Stage.JOINT})

NEXT_STAGES: dict[Stage, frozenset[Stage]] = {
    Stage.INTAKE: frozenset({Stage.PARTIES, Stage.CLOSED}),
    Stage.PARTIES: frozenset({Stage.RIGHTS, Stage.CLOSED}),
    Stage.RIGHTS: frozenset({Stage.FIRST_ROUND, Stage.CLOSED}),
    Stage.FIRST_ROUND: frozenset({Stage.COMPARISON, Stage.CLOSED}),
    Stage.COMPARISON: frozenset(
        {Stage.SECOND_ROUND, Stage.SHUTTLE, Stage.JOINT, Stage.AGREEMENT, Stage.CLOSED}
    ),
    Stage.SECOND_ROUND: frozenset({Stage.SHUTTLE, Stage.JOINT, Stage.AGREEMENT, Stage.CLOSED}),
    Stage.SHUTTLE: frozenset({Stage.JOINT, Stage.AGREEMENT, Stage.CLOSED}),
    Stage.JOINT: frozenset({Stage.AGREEMENT, Stage.CLOSED}),
    Stage.AGREEMENT: frozenset({Stage.FOLLOW_UP, Stage.CLOSED}),
    Stage.FOLLOW_UP: frozenset({Stage.CLOSED}),
    Stage.CLOSED: frozenset(),
}


def may_follow(here: Stage, there: Stage, passed_over: frozenset[Stage]) -> bool:
    """Whether a session may go from `here` to `there` on a route that knows none of `passed_over`."""
    coming = set(NEXT_STAGES[here])
    for stage in STAGE_ORDER:
        if stage in coming & passed_over:
            coming |= NEXT_STAGES[stage]
    return there in coming - passed_over


def number_of(stage: Stage) -> int:
    """The step number on the longest route: 1 to 10, and 11 for the closing."""
    return STAGE_ORDER.index(stage) + 1


def between(here: Stage, there: Stage) -> tuple[Stage, ...]:
    """The stages passed over when a session goes from `here` straight to `there`."""
    return STAGE_ORDER[STAGE_ORDER.index(here) + 1 : STAGE_ORDER.index(there)]
