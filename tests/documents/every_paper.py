"""Every paper there is, made once: the rich samples, and each form of `resources/forms` filled and empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from mediator.documents.form_parts import (
    PeoplePart,
    QuestionPart,
    RowsPart,
    SignaturesPart,
    TablePart,
    TalkPart,
    TextPart,
)
from mediator.documents.forms import FOLDER, load_form
from mediator.documents.press import Press
from mediator.domain.papers import FormPaper, PaperGroup, PaperTable, SignatureLine
from mediator.services.ports import BoundFile
from tests.documents.form_samples import FORM_PAPERS
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
SIGNED = (
    SignatureLine(label="本人", name="陈小满", ink=ink(1), signed_on=DAY),
    SignatureLine(label="经办人", name="李明", note="在纸上签名", signed_on=DAY),
)
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
    "bound file": lambda: PRESS.bind(
        BoundFile(
            title="调解卷宗",
            organ=AGREEMENT.organ,
            made_on=DAY,
            papers=tuple((name, made(name)) for name in ("agreement", "talk record", "rights notice")),
        )
    ),
}
FORMS = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
NAMES = (*RICH, *FORM_PAPERS, *(f"{form}, {state}" for form in FORMS for state in ("filled", "empty")))


@lru_cache(maxsize=256)
def made(name: str) -> bytes:
    """The PDF of the sample of that name."""
    if name in RICH:
        return RICH[name]()
    if name in FORM_PAPERS:
        return PRESS.form(FORM_PAPERS[name])
    form, _, state = name.partition(", ")
    return PRESS.form(filled(form) if state == "filled" else _empty(form))


def _empty(name: str) -> FormPaper:
    language = "en" if name.endswith("-en") else "zh"
    return FormPaper(form=name, organ="云溪市公安局青石分局", number="", language=language)


def filled(name: str) -> FormPaper:
    """The form with something in every part, so that a form is covered from the day it is added."""
    parts = [part for part in load_form(name).parts if not (part.when or part.unless)]
    people = [part.name for part in parts if isinstance(part, PeoplePart)]
    tables = [part for part in parts if isinstance(part, TablePart | TalkPart)]
    cells = [cell.name for part in parts if isinstance(part, RowsPart) for row in part.rows for cell in row]
    texts = [part.name for part in parts if isinstance(part, TextPart | QuestionPart)]
    signed = any(isinstance(part, SignaturesPart) and not part.labels for part in parts)
    return replace(
        _empty(name),
        number="TJ-2025-0128",
        fields=tuple((cell, "某处") for cell in dict.fromkeys(cells)),
        texts=tuple((text, WORDS) for text in dict.fromkeys(texts) if text not in cells),
        people=tuple(PaperGroup(part=group, people=(CHILD, MOTHER)) for group in dict.fromkeys(people)),
        tables=tuple(PaperTable(part=part.name, rows=_rows(part)) for part in tables),
        signatures=SIGNED if signed else (),
        made_on=DAY,
    )


def _rows(part: TablePart | TalkPart) -> tuple[tuple[str, ...], ...]:
    if isinstance(part, TalkPart):
        return (("问：", WORDS), ("答：", WORDS))
    return tuple(tuple(f"第{row}行{column}" for column in range(len(part.heads))) for row in range(1, 6))
