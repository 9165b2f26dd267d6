"""Every paper there is, made once: the rich samples, and each form of `resources/forms` filled and empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from mediator.documents.form_parts import PeoplePart, TablePart, TalkPart
from mediator.documents.forms import FOLDER, load_form
from mediator.documents.press import Press
from mediator.domain.papers import FormPaper, PaperGroup, PaperTable, SignatureLine
from tests.documents.samples import (
    AGREEMENT,
    CHILD,
    DAY,
    FOLLOW_UP,
    MOTHER,
    RIGHTS_NOTICE,
    TALK_RECORD,
    ink,
)

PRESS = Press()
WORDS = "甲方在院里说话很响，乙方下楼来看，两人吵了起来。"
RICH: dict[str, Callable[[], bytes]] = {
    "agreement": lambda: PRESS.agreement(AGREEMENT),
    "agreement, not yet signed": lambda: PRESS.agreement(
        replace(AGREEMENT, signatures=(SignatureLine(label="主持人", name="李明"),), made_on=None)
    ),
    "agreement, training": lambda: PRESS.agreement(replace(AGREEMENT, training=True)),
    "talk record": lambda: PRESS.talk_record(TALK_RECORD),
    "inquiry record": lambda: PRESS.talk_record(
        replace(TALK_RECORD, form="inquiry-record-1", ended_at=None, training=False)
    ),
    "rights notice": lambda: PRESS.rights_notice(RIGHTS_NOTICE),
    "follow-up": lambda: PRESS.follow_up(FOLLOW_UP),
}
FORMS = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
NAMES = (*RICH, *(f"{form}, {state}" for form in FORMS for state in ("filled", "empty")))


@lru_cache(maxsize=256)
def made(name: str) -> bytes:
    """The PDF of the sample of that name."""
    if name in RICH:
        return RICH[name]()
    form, _, state = name.partition(", ")
    return PRESS.form(filled(form) if state == "filled" else _empty(form))


def _empty(name: str) -> FormPaper:
    language = "en" if name.endswith("-en") else "zh"
    return FormPaper(form=name, organ="云溪市公安局青石分局", number="", language=language)


def filled(name: str) -> FormPaper:
    """The form with a value for every name it asks for, and two signatures."""
    form = load_form(name)
    named = {getattr(part, "name", ""): part for part in form.parts}
    people = tuple(n for n, part in named.items() if isinstance(part, PeoplePart))
    tables = {n: part for n, part in named.items() if isinstance(part, (TablePart, TalkPart))}
    plain = tuple(sorted(n for n in form.names if n not in people and n not in tables))
    return replace(
        _empty(name),
        number="TJ-2025-0128",
        fields=tuple((n, "某处") for n in plain),
        texts=tuple((n, WORDS) for n in plain),
        people=tuple(PaperGroup(part=n, people=(CHILD, MOTHER)) for n in people),
        tables=tuple(PaperTable(part=n, rows=_rows(part)) for n, part in tables.items()),
        chosen=plain[:1],
        signatures=(
            SignatureLine(label="当事人", name="陈小满", ink=ink(1), signed_on=DAY),
            SignatureLine(label="经办人", name="李明", note="在纸上签名", signed_on=DAY),
        ),
        made_on=DAY,
    )


def _rows(part: TablePart | TalkPart) -> tuple[tuple[str, ...], ...]:
    if isinstance(part, TalkPart):
        return (("问：", WORDS), ("答：", WORDS))
    return tuple(tuple(f"第{row}行{column}" for column in range(len(part.heads))) for row in range(1, 6))
