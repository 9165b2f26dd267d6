"""The trail for whoever may look at it: newest first, filtered, and as a table for other programs."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass
from typing import ClassVar

from mediator.domain.errors import BadInput
from mediator.domain.wording import Message, message
from mediator.services.access import Action, may
from mediator.services.audit_trail import AuditFilter, AuditRow
from mediator.services.audit_words import OUTCOME_WORDS, action_words
from mediator.services.desk_verbs import DeskVerbs
from mediator.services.guarded import About, Audited, Declared
from mediator.services.ports import User

BATCH = 500
HEAD = ("序号", "时间", "开机毫秒", "警号", "身份", "事项", "事项代码", "结果", "对象", "细目", "摘要")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
ENCODING = "utf-8-sig"
FITS_WORDS: dict[bool | None, Message] = {
    None: message("记录还没有到这一条。记录库可能被截断或者换回了旧的，请保存现场，交给管理员检查"),
    True: message("对得上：到这一条为止，记录没有改写过"),
    False: message("对不上：这一条不是当时的那一条。请保存现场，交给管理员检查"),
}
"""What the comparison of a printed anchor code came to."""


@dataclass(frozen=True, kw_only=True)
class AuditChoices:
    """What may be filtered by, and what did not fit the anchor."""

    actors: tuple[str, ...]
    actions: tuple[str, ...]
    alarms: tuple[Message, ...]


@dataclass(frozen=True, kw_only=True)
class AuditExport:
    """The table as a file, with its digest and how many lines it has."""

    content: bytes
    digest: str
    count: int


def may_view_audit(user: User) -> bool:
    """Whether the trail is for this user at all."""
    return may(user, Action.VIEW_AUDIT).allowed


def may_export_audit(user: User) -> bool:
    """Whether this user may take it out of the store."""
    return may(user, Action.EXPORT_AUDIT).allowed


class AuditView(DeskVerbs):
    """Reads the trail; that it was opened and exported is on it too."""

    does: ClassVar[Declared] = {
        Action.VIEW_AUDIT: ("open", "rows", "fits", "renew_anchor"),
        Action.EXPORT_AUDIT: ("export",),
    }
    audits: ClassVar[Audited] = {"open": Action.VIEW_AUDIT, "export": Action.EXPORT_AUDIT}

    def _about(self, result: object) -> About:
        if isinstance(result, AuditExport):
            return About(object=str(result.count), kind="csv", digest=result.digest)
        return super()._about(result)

    def open(self) -> AuditChoices:
        """Begin to look: who and what stands on the trail."""
        trail = self._desk.audit
        return AuditChoices(actors=trail.actors(), actions=trail.actions(), alarms=trail.alarms())

    def rows(self, wanted: AuditFilter, *, most: int, before: int = 0) -> tuple[AuditRow, ...]:
        """The newest lines, newest first; those under the number `before`, if given."""
        return self._desk.audit.rows(wanted, most=most, before=before)

    def fits(self, typed: str) -> bool | None:
        """Whether the anchor code of a printed paper fits the trail; None where it ends before that place.

        `BadInput` when what was typed is no anchor code.
        """
        code = typed.strip().upper()
        seq, _, rest = code.partition("-")
        if not (seq.isascii() and seq.isdigit() and len(seq) <= 12 and rest):
            raise BadInput(message("这不是锚点码，锚点码像208-HRG3-UXIV这样，印在协议书页脚"))
        return self._desk.audit.fits(int(seq), code)

    def renew_anchor(self) -> None:
        """Take the record as it stands for the right one, after it was looked into why it did not fit."""
        desk = self._desk
        desk.audit.renew_anchor(desk.clock.now(), desk.user.number, desk.user.role.value)

    def export(self, wanted: AuditFilter) -> AuditExport:
        """Every line that is wanted as CSV for a spreadsheet, in which nothing can act as a formula."""
        out = io.StringIO()
        table = csv.writer(out)
        table.writerow(HEAD)
        count, before = 0, 0
        while found := self._desk.audit.rows(wanted, most=BATCH, before=before):
            table.writerows([_safe(cell) for cell in _cells(row)] for row in found)
            count, before = count + len(found), found[-1].seq
            if before <= 1:
                break
        content = out.getvalue().encode(ENCODING)
        return AuditExport(content=content, digest=hashlib.sha256(content).hexdigest(), count=count)


def _cells(row: AuditRow) -> tuple[str, ...]:
    entry = row.entry
    return (
        str(row.seq),
        entry.at.isoformat(timespec="seconds"),
        str(row.ticks),
        entry.actor,
        entry.role,
        action_words(entry.action).in_chinese(),
        str(entry.action),
        OUTCOME_WORDS[entry.outcome].in_chinese(),
        entry.object,
        entry.kind,
        entry.digest,
    )


def _safe(cell: str) -> str:
    """A spreadsheet takes a cell that begins like a formula for one, unless an apostrophe stands first."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
