"""Who takes part: parties, guardians, fact witnesses and helpers, and how old they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LETTERS = "甲乙丙丁戊己庚辛壬癸"


class PersonKind(StrEnum):
    """What a person is in this session. A fact witness is never an attesting witness."""

    PARTY = "party"
    GUARDIAN = "guardian"
    SUITABLE_ADULT = "suitable_adult"
    FACT_WITNESS = "fact_witness"
    AGENT = "agent"
    INTERPRETER = "interpreter"
    ATTESTING_WITNESS = "attesting_witness"
    INVITEE = "invitee"
    RECORDER = "recorder"


KIND_TITLES: dict[PersonKind, str] = {
    PersonKind.PARTY: "当事人",
    PersonKind.GUARDIAN: "监护人",
    PersonKind.SUITABLE_ADULT: "合适成年人",
    PersonKind.FACT_WITNESS: "证人",
    PersonKind.AGENT: "委托代理人",
    PersonKind.INTERPRETER: "翻译人员",
    PersonKind.ATTESTING_WITNESS: "见证人",
    PersonKind.INVITEE: "邀请参加人",
    PersonKind.RECORDER: "记录人",
}

HELPER_KINDS = (
    PersonKind.AGENT,
    PersonKind.INTERPRETER,
    PersonKind.ATTESTING_WITNESS,
    PersonKind.INVITEE,
    PersonKind.RECORDER,
)
FOR_SOMEONE = (PersonKind.GUARDIAN, PersonKind.SUITABLE_ADULT, PersonKind.AGENT, PersonKind.INTERPRETER)


class PartyRole(StrEnum):
    """How a party stands to the act; `NEITHER` is one who only takes on a duty."""

    ACTOR = "actor"
    INJURED = "injured"
    BOTH = "both"
    NEITHER = "neither"


ROLE_TITLES: dict[PartyRole, str] = {
    PartyRole.ACTOR: "违反治安管理行为人",
    PartyRole.INJURED: "被侵害人",
    PartyRole.BOTH: "互有行为",
    PartyRole.NEITHER: "其他有关方",
}


class IdKind(StrEnum):
    """The credential shown (law facts §16.4)."""

    RESIDENT = "resident"
    TEMPORARY = "temporary"
    HOUSEHOLD = "household"
    MILITARY = "military"
    PASSPORT = "passport"
    HONG_KONG_MACAO = "hong_kong_macao"
    TAIWAN = "taiwan"
    RESIDENCE = "residence"
    FOREIGNER = "foreigner"
    OTHER = "other"
    NONE = "none"


ID_KIND_TITLES: dict[IdKind, str] = {
    IdKind.RESIDENT: "居民身份证",
    IdKind.TEMPORARY: "临时居民身份证",
    IdKind.HOUSEHOLD: "户口簿",
    IdKind.MILITARY: "军官证/士兵证",
    IdKind.PASSPORT: "护照",
    IdKind.HONG_KONG_MACAO: "港澳居民来往内地通行证",
    IdKind.TAIWAN: "台湾居民来往大陆通行证",
    IdKind.RESIDENCE: "港澳台居民居住证",
    IdKind.FOREIGNER: "外国人永久居留身份证",
    IdKind.OTHER: "其他证件",
    IdKind.NONE: "无/不详",
}

CARRIES_ID_NUMBER = (IdKind.RESIDENT, IdKind.TEMPORARY, IdKind.HOUSEHOLD, IdKind.RESIDENCE)
"""These always show an 18-digit number; the foreigners' card does since 2023."""


class AccessNeed(StrEnum):
    """What a person needs to take part: sets type size, voice, helpers and the way of signing.

    `HEARING` is for whoever follows by signs or in writing alone; `CAPACITY` for adults who act through a
    guardian.
    """

    HEARING = "hearing"
    SIGHT = "sight"
    READING = "reading"
    LANGUAGE = "language"
    CAPACITY = "capacity"


NEED_TITLES: dict[AccessNeed, str] = {
    AccessNeed.HEARING: "听不见（用手语）",
    AccessNeed.SIGHT: "视力",
    AccessNeed.READING: "不识字",
    AccessNeed.LANGUAGE: "需要翻译",
    AccessNeed.CAPACITY: "行为能力受限",
}


@dataclass(frozen=True, kw_only=True)
class PersonDetails:
    """What is typed once about a person and used on every paper.

    `workplace` is the unit and `occupation` what the person is there; `deputy` whether they sit in a
    people's congress (人大代表), None while nobody asked.
    """

    name: str
    sex: str = ""
    born_on: date | None = None
    id_kind: IdKind = IdKind.RESIDENT
    id_number: str = ""
    phone: str = ""
    address: str = ""
    workplace: str = ""
    organisation: str = ""
    needs: tuple[AccessNeed, ...] = ()
    ethnicity: str = ""
    registered_address: str = ""
    occupation: str = ""
    deputy: bool | None = None
    language: str = "zh"
    """The language of the pages this person is shown, `zh` or `en`; their words stay as spoken."""


@dataclass(frozen=True, kw_only=True)
class GuardianAbsence:
    """No guardian came: why, and whether the ward asked that none be told (程序规定 181)."""

    reason: str
    own_income_and_agrees: bool = False


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in this session. `letter` is 甲, 乙 … for parties and 证 or 见 for witnesses."""

    person_id: str
    kind: PersonKind
    letter: str
    details: PersonDetails
    role: PartyRole | None = None
    for_person: str = ""
    relation: str = ""
    absence: GuardianAbsence | None = None
    left: str = ""

    @property
    def name(self) -> str:
        return self.details.name


def age_on(born_on: date, day: date) -> int:
    """Age in 周岁. On the birthday itself the younger age counts, to protect the young."""
    before = (day.month, day.day) <= (born_on.month, born_on.day)
    return max(0, day.year - born_on.year - int(before))


def is_minor(details: PersonDetails, day: date) -> bool:
    """Under 18 on that day; without a birthday nobody is taken for a minor."""
    return details.born_on is not None and age_on(details.born_on, day) < 18


def letter_for(index: int) -> str:
    """甲 for the first party (index 0), 乙 for the second; beyond ten, the number."""
    return LETTERS[index] if index < len(LETTERS) else str(index + 1)


def short_name(name: str) -> str:
    """The name cut to its surname, for lists outside a session: 王某."""
    from_compound = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > 2 else name[:1]
    return f"{from_compound}某" if name else ""


COMPOUND_SURNAMES = frozenset(
    {"欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐"}
    | {"司徒", "长孙", "夏侯", "轩辕", "端木", "南宫", "独孤", "宇文", "澹台", "鲜于"}
)
