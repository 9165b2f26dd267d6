"""What stands on each paper, as plain frozen data: a paper is a pure function of one of these."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from mediator.domain.handwriting import Handwriting


@dataclass(frozen=True, kw_only=True)
class PaperPerson:
    """A person as a paper names them; an empty field is struck with ／. `age` is in 周岁.

    `label` is the heading of the block, such as 当事人（甲）; `extra` are further rows of label and text;
    `deputy` (人大代表) is None while nobody asked.
    """

    label: str
    name: str
    sex: str = ""
    age: int | None = None
    born_on: date | None = None
    id_kind: str = ""
    id_number: str = ""
    address: str = ""
    workplace: str = ""
    phone: str = ""
    ethnicity: str = ""
    registered_address: str = ""
    occupation: str = ""
    deputy: bool | None = None
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class SignatureLine:
    """One place to sign. `note` stands where there is no ink: a refusal or who wrote for whom.

    Without ink and note the place stays free for a pen; without a day, so does the date. `detail` follows
    the name, such as how a guardian stands to the ward; `fingerprint` leaves the box for a print on paper.
    """

    label: str
    name: str
    ink: Handwriting | None = None
    note: str = ""
    signed_on: date | None = None
    detail: str = ""
    fingerprint: bool = False


@dataclass(frozen=True, kw_only=True)
class CitedAgreement:
    """An agreement signed before, as a supplement cites it: its day, draft, check code and whole digest."""

    signed_on: date
    draft: int
    check_code: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class AgreementPaper:
    """治安调解协议书. `clauses` come without their numbers; `form` names the file of fixed words.

    Without `made_on` the date is left free for a pen. `station` is the unit that keeps the record. `cites`
    are what was signed before, the first one first: with n of them this is the supplement number n.
    """

    organ: str
    number: str
    host_name: str
    host_unit: str
    place: str
    parties: tuple[PaperPerson, ...]
    others: tuple[PaperPerson, ...] = ()
    facts: str
    clauses: tuple[str, ...]
    cites: tuple[CitedAgreement, ...] = ()
    copies: int
    signatures: tuple[SignatureLine, ...] = ()
    made_on: date | None = None
    check_code: str = ""
    digest: str = ""
    draft: int = 0
    anchor: str = ""
    training: bool = False
    station: str = ""
    form: str = "agreement-1"


@dataclass(frozen=True, kw_only=True)
class TalkEntry:
    """One entry of a talk: `label` is 问：, 答： or a number with its mark, printed before the text."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class TalkRecordPaper:
    """询问笔录 or 谈话记录 of one talk with one person. `form` is talk-record-1 or inquiry-record-1.

    `times` counts the talks with this person from 1; `present` are guardians, interpreters and others;
    `closing` are the words the person confirms the record with, the form's own when empty; `answers` pair
    a fixed question of the form with the answer that was recorded before the talk; `arrival` is how the
    person came, with the moments of coming and leaving where they were noted.
    """

    organ: str
    number: str
    times: int
    started_at: datetime
    ended_at: datetime | None
    place: str
    askers: tuple[str, ...]
    asker_unit: str
    recorder: str = ""
    recorder_unit: str = ""
    person: PaperPerson
    present: tuple[PaperPerson, ...] = ()
    recording: str = ""
    arrival: str = ""
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    entries: tuple[TalkEntry, ...]
    answers: tuple[tuple[str, str], ...] = ()
    closing: str = ""
    signatures: tuple[SignatureLine, ...] = ()
    training: bool = False
    station: str = ""
    form: str = "talk-record-1"


@dataclass(frozen=True, kw_only=True)
class ToldRight:
    """One right or duty as it was read out, and what the person answered."""

    text: str
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class RightsNoticePaper:
    """权利义务告知书 of one person. `willing` is None until the person answered.

    `asks_willing` is False for somebody whose willingness decides nothing, such as a fact witness.
    """

    organ: str
    number: str
    place: str
    told_at: datetime | None
    tellers: tuple[str, ...]
    teller_unit: str
    person: PaperPerson
    rights: tuple[ToldRight, ...]
    recusal: str = ""
    asks_willing: bool = True
    willing: bool | None = None
    willing_words: str = ""
    signatures: tuple[SignatureLine, ...] = ()
    training: bool = False
    station: str = ""
    form: str = "rights-notice-1"


@dataclass(frozen=True, kw_only=True)
class PerformanceRow:
    """One obligation of the agreement, under its number there, and what the visit found of it."""

    number: int
    clause: str
    result: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class FollowUpPaper:
    """回访记录 of one visit. `satisfaction` pairs a name with the answer, or with the refusal to answer."""

    organ: str
    number: str
    agreement_number: str
    parties: tuple[str, ...]
    reason: str
    visited_on: date
    manner: str
    performance: tuple[PerformanceRow, ...] = ()
    findings: str
    happened_again: bool | None = None
    satisfaction: tuple[tuple[str, str], ...] = ()
    visitors: tuple[str, ...]
    visitor_unit: str
    signatures: tuple[SignatureLine, ...] = ()
    training: bool = False
    station: str = ""
    form: str = "follow-up-1"


@dataclass(frozen=True, kw_only=True)
class PaperTable:
    """Rows of a table in a paper, under the columns the form names; `part` is its name in the form."""

    part: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class PaperGroup:
    """The people of one part of a form, such as the applicants."""

    part: str
    people: tuple[PaperPerson, ...]


@dataclass(frozen=True, kw_only=True)
class FormPaper:
    """Any paper whose order of parts stands in its form: rows of fields, people, texts, tables, signatures.

    `fields` and `texts` pair a name of the form with what was typed; a field without a value is struck
    with ／. `chosen` are the names of the boxes that are ticked. `language` is "zh", or "en" for the form
    of that name with -en, which says of itself whether it is a reading copy. A signature without ink and
    a paper without a day leave their places free for a pen. `supplement` stands under the title where the
    paper is one, `citations` are what it refers to.
    """

    form: str
    organ: str
    number: str
    fields: tuple[tuple[str, str], ...] = ()
    people: tuple[PaperGroup, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    tables: tuple[PaperTable, ...] = ()
    chosen: tuple[str, ...] = ()
    signatures: tuple[SignatureLine, ...] = ()
    made_on: date | None = None
    check_code: str = ""
    digest: str = ""
    draft: int = 0
    anchor: str = ""
    training: bool = False
    station: str = ""
    language: str = "zh"
    supplement: str = ""
    citations: tuple[str, ...] = ()


NOT_FROZEN = ("signatures", "made_on", "check_code", "digest", "draft", "anchor")
# Empty, these stay out of the frozen text: what was frozen before they could be typed still reads the same.
OPTIONAL = ("ethnicity", "registered_address", "occupation", "deputy", "cites", "supplement", "citations")
NOTHING = ("", None, ())


def agreement_text(paper: AgreementPaper | FormPaper) -> str:
    """The words that are frozen before signing, as canonical JSON: sorted keys, no blanks, no signatures."""
    unsigned = replace(paper, signatures=())
    whole = asdict(unsigned, dict_factory=_filled)
    content = {key: value for key, value in whole.items() if key not in NOT_FROZEN}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_date_text)


def _filled(pairs: list[tuple[str, object]]) -> dict[str, object]:
    return {key: value for key, value in pairs if key not in OPTIONAL or value not in NOTHING}


def digest_of(text: str) -> str:
    """SHA-256 of the frozen text in UTF-8, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def check_code(digest: str) -> str:
    """核对码: the digest's first six digits as 7F3A-21, to compare screen and paper by eye."""
    short = digest[:6].upper()
    return f"{short[:4]}-{short[4:]}"


def _date_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not a value of a paper: {type(value).__name__}")
