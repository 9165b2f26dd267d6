"""The seeded defects: a small wrong change each, and the tests that must turn red for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Defect:
    """In `path` the words `old`, which stand there once, become `new`; then `tests` must fail."""

    name: str
    path: str
    old: str
    new: str
    tests: str


def _storage(name: str, file: str, old: str, new: str, tests: str) -> Defect:
    return Defect(
        name, f"mediator/storage/{file}.py", old, new, " ".join(f"tests/storage/{t}" for t in tests.split())
    )


STORAGE = (
    _storage(
        "commits do not wait for the disk",
        "engine",
        "synchronous = FULL",
        "synchronous = NORMAL",
        "test_engine.py",
    ),
    _storage(
        "a transaction goes on after an error",
        "engine",
        '                    self.raw.execute("ROLLBACK")',
        '                    self.raw.execute("COMMIT")',
        "test_engine.py",
    ),
    _storage("a mistyped path makes a database", "engine", '?mode=rw"', '?mode=rwc"', "test_engine.py"),
    _storage(
        "a failed read spoils the connection for good",
        "engine",
        "            self._spoilt = True",
        "            self._spoilt = False",
        "test_failing_disk.py",
    ),
    _storage(
        "a full disk does not let the reserve go",
        "engine",
        "self.reserve.release()",
        "not self.reserve",
        "test_reserve.py",
    ),
    _storage(
        "the reserve takes no room",
        "reserve",
        "os.posix_fallocate(handle, 0, size)",
        "os.ftruncate(handle, size)",
        "test_reserve.py",
    ),
    _storage(
        "the least room is not looked at",
        "reserve",
        "if left < self._least",
        "if left < 0",
        "test_reserve.py",
    ),
    _storage(
        "two windows get in",
        "lock",
        "fcntl.LOCK_EX | fcntl.LOCK_NB",
        "fcntl.LOCK_SH | fcntl.LOCK_NB",
        "test_store.py test_one_window.py",
    ),
    _storage(
        "a lock that cannot be written is told as another window",
        "lock",
        "            raise trouble.from_os(error, directory) from error\n        try:",
        "            raise trouble.locked() from error\n        try:",
        "test_one_window.py",
    ),
    _storage(
        "smb3 is missing in the list of shares",
        "ground",
        '"smb2", "smb3", "smbfs"',
        '"smb2", "smbfs"',
        "test_ground.py",
    ),
    _storage(
        "a stick is taken for a disk",
        "ground",
        "    if kind == REMOVABLE_DRIVE or stick:",
        "    if kind == REMOVABLE_DRIVE:",
        "test_ground.py",
    ),
    _storage(
        "opening does not look at the ground",
        "database",
        "        check_ground(directory)\n",
        "",
        "test_ground.py",
    ),
    _storage(
        "a small file is written straight over the old one",
        "durable_file",
        'fresh = path.with_name(f"{path.name}.new")',
        "fresh = path",
        "../test_whole_file.py",
    ),
    _storage(
        "a newer store is opened",
        "migrations",
        "    if found > len(steps):",
        "    if found > 1000:",
        "test_migrations.py",
    ),
    _storage(
        "an older store is not copied first",
        "migrations",
        "        keep_copy(connection, key, found)\n",
        "        pass\n",
        "test_migrations.py",
    ),
    _storage(
        "a row is not chained to the one before it",
        "chain",
        "    parts = [prev, seq.to_bytes",
        "    parts = [prev[:0], seq.to_bytes",
        "test_tampering.py test_migrations.py",
    ),
    _storage(
        "drafts are not spent with the commit",
        "event_log",
        "                self._spend(summary.session_id, spent_drafts, opening=first.version == 1)\n",
        "",
        "test_store_contract.py test_crash.py",
    ),
    _storage(
        "the list row is not written with the events",
        "event_log",
        "                self._project(summary, head[0], after=first.version - 1)\n",
        "",
        "test_store_contract.py",
    ),
    _storage(
        "a paper is kept under any digest",
        "event_log",
        "            if hashlib.sha256(paper.content).hexdigest() != paper.sha256:\n",
        "            if not paper.sha256:\n",
        "test_store_contract.py",
    ),
    _storage(
        "a draft is offered on every session",
        "drafts",
        'WHERE session_id = ? ORDER BY field", (session_id,)',
        'WHERE session_id >= ? ORDER BY field", ("",)',
        "test_store_contract.py",
    ),
    _storage(
        "changed papers are not noticed",
        "integrity",
        "        if not _is_of(blob(content), text(sha256), seal):",
        "        if False:",
        "test_record_is_append_only.py",
    ),
    _storage(
        "wrong pass-phrases cost nothing",
        "attempts",
        "    if failures <= FREE_FAILURES:",
        "    if failures:",
        "test_attempts.py",
    ),
    _storage(
        "a clock that went back is not noted", "witness", "now() < last", "now() > last", "test_clock_lies.py"
    ),
)

SERVICES = (
    Defect(
        "everybody may do everything",
        "mediator/services/access.py",
        "        return _no(_not_his_work(user))\n    if session is None or not cells:",
        "        return YES\n    if session is None or not cells:",
        "tests/services/test_access.py",
    ),
    Defect(
        "signed before the paper is kept",
        "mediator/services/agreement_verbs.py",
        'paper = ArchivedPaper(kind="agreement", sha256=sha256, content=sealed.content)',
        'paper = ArchivedPaper(kind="agreement", sha256=sha256, content=pdf + b"x")',
        "tests/storage/test_failing_disk.py tests/services/test_room.py",
    ),
    Defect(
        "what cannot be printed is recorded",
        "mediator/services/desk.py",
        "                self.check_printable(place, text)\n",
        "                pass\n",
        "tests/services/test_room.py tests/services/test_reception.py tests/domain/test_typed_texts.py",
    ),
    Defect(
        "signing begins on a full disk",
        "mediator/services/agreement_verbs.py",
        "        check_before_signing(self._room.desk.space)\n",
        "",
        "tests/storage/test_reserve.py",
    ),
    Defect(
        "a saved file is written straight over the old one",
        "mediator/whole_file.py",
        '    part = path.with_name(f"{path.name}{PART}")',
        "    part = path",
        "tests/test_whole_file.py",
    ),
    Defect(
        "a saved file is not read back",
        "mediator/whole_file.py",
        "        if file.read() != content:",
        "        if not content:",
        "tests/test_whole_file.py",
    ),
    Defect(
        "a list that cannot be read names nothing",
        "mediator/cli/out_folder.py",
        "except (FileNotFoundError, IsADirectoryError,",
        "except (OSError,",
        "tests/test_whole_file.py",
    ),
)

DOMAIN = (
    Defect(
        "the disclosure door always says yes",
        "mediator/domain/disclosure.py",
        '    """Whether this audience may read this statement. Default: no."""\n',
        '    """Whether this audience may read this statement."""\n    return True\n',
        "tests/domain/test_disclosure.py",
    ),
    Defect(
        "an identity number is not checked",
        "mediator/domain/id_number.py",
        "% 11] != text[17]:",
        '% 11] == "?":',
        "tests/domain/test_id_number.py",
    ),
    Defect(
        "a birthday in the future passes",
        "mediator/domain/id_number.py",
        "    if born_on > today:",
        "    if born_on == today:",
        "tests/domain/test_id_number.py",
    ),
    Defect(
        "an agreement is complete while a line is open",
        "mediator/domain/signing.py",
        "    waiting = next_line(session)\n    if waiting is not None:\n        raise SignatureMissing(",
        "    waiting = next_line(session)\n    if waiting is None and not session.signatures:\n"
        "        raise SignatureMissing(",
        "tests/domain/test_signing.py tests/domain/test_signing_order.py",
    ),
    Defect(
        "ink may be moved to another text",
        "mediator/domain/ink_binding.py",
        "signature.ink_sha256 == ink_sha256 and signature.binding == wanted",
        "bool(wanted)",
        "tests/domain/test_ink_binding.py tests/storage/test_moved_ink.py",
    ),
    Defect(
        "a closed session goes on",
        "mediator/domain/closing.py",
        "    if session.ended:\n",
        "    if False:\n",
        "tests/domain/test_closing.py",
    ),
    Defect(
        "jiao are left out of capitals",
        "mediator/domain/money.py",
        '    parts = [f"{number_in(yuan, CAPITAL)}元"] if yuan or not amount else []\n    if jiao:',
        '    parts = [f"{number_in(yuan, CAPITAL)}元"] if yuan or not amount else []\n    if jiao > 9:',
        "tests/domain/test_money.py",
    ),
    Defect(
        "a stage is skipped with a talk open",
        "mediator/domain/progress.py",
        "    if session.open_talk is not None or session.open_joint_talk is not None or open_visit(session):",
        "    if open_visit(session):",
        "tests/domain/test_progress.py tests/domain/test_routes.py",
    ),
)

DOCUMENTS = (
    Defect(
        "changes are allowed after the seal",
        "mediator/documents/seal.py",
        "fields.MDPPerm.NO_CHANGES",
        "fields.MDPPerm.FILL_FORMS",
        "tests/documents/test_seal.py",
    ),
    Defect(
        "a seal over a part passes for one over all",
        "mediator/documents/seal_check.py",
        "covered = first.evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE",
        "covered = True",
        "tests/documents/test_seal.py",
    ),
    Defect(
        "any certification passes for that of no changes",
        "mediator/documents/seal_check.py",
        "certifying = first.docmdp_level is MDPPerm.NO_CHANGES",
        "certifying = True",
        "tests/documents/test_seal_kind.py",
    ),
)

DEFECTS = (*STORAGE, *SERVICES, *DOMAIN, *DOCUMENTS)
