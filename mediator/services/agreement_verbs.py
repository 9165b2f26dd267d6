"""Verbs of writing, locking and signing the agreement, and of its paper."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import ClassVar

from mediator.domain import (
    agreement,
    agreement_checks,
    clause_refusals,
    paperwork,
    scans,
    second_confirmation,
    signing,
)
from mediator.domain.agreement_checks import CheckFinding
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.events import ClauseTerms, SignerRole
from mediator.domain.handwriting import Handwriting
from mediator.domain.paper_hand import PaperHand
from mediator.domain.papers import AgreementPaper, agreement_text, check_code, digest_of
from mediator.domain.session import Session, Signature
from mediator.domain.term_lint import TermFinding, lint_clause
from mediator.domain.term_rules import TERMS, TermPack
from mediator.domain.wording import message
from mediator.services.access import Action, check
from mediator.services.accounts import require_proof
from mediator.services.disk_space import check_before_signing
from mediator.services.draft_keys import PAPER_FIELDS, drafts_of, paper_form
from mediator.services.guarded import Declared
from mediator.services.ports import ArchivedPaper
from mediator.services.terms_drafts import FACTS_DRAFT, clause_drafts, refusal_draft
from mediator.services.verbs import Verbs


class AgreementVerbs(Verbs):
    """From agreed words to a signed paper."""

    does: ClassVar[Declared] = {
        Action.RECORD: (
            "write_facts",
            "draft_clause",
            "revise_clause",
            "strike_clause",
            "bring_back_clause",
            "order_clauses",
            "question_clause",
            "refuse_clause",
            "withdraw_refusal",
            "explain_term",
            "read_aloud",
            "attach_scan",
        ),
        Action.VIEW_SESSION: ("terms", "lint", "findings", "repeated_ink"),
        Action.LOCK: ("lock", "unlock"),
        Action.SIGN: ("sign", "refuse_signature", "choose_paper", "confirm_second"),
        Action.SEAL: ("complete",),
        Action.PRINT: ("pdf", "scan"),
    }

    def write_facts(self, text: str) -> Session:
        return self._act(lambda s: agreement.write_facts(s, text), FACTS_DRAFT)

    def draft_clause(self, terms: ClauseTerms) -> Session:
        clause_id = self._new_id()
        return self._act(lambda s: agreement.draft_clause(s, clause_id, terms, self._today), *clause_drafts())

    def revise_clause(self, clause_id: str, terms: ClauseTerms) -> Session:
        return self._act(
            lambda s: agreement.revise_clause(s, clause_id, terms, self._today), *clause_drafts(clause_id)
        )

    def strike_clause(self, clause_id: str) -> Session:
        return self._act(lambda s: agreement.strike_clause(s, clause_id))

    def bring_back_clause(self, terms: ClauseTerms) -> Session:
        """The words of a struck clause once more, at the end; a form being filled in keeps its draft."""
        clause_id = self._new_id()
        return self._act(lambda s: agreement.draft_clause(s, clause_id, terms, self._today))

    def order_clauses(self, clause_ids: tuple[str, ...]) -> Session:
        return self._act(lambda s: agreement.order_clauses(s, clause_ids))

    def question_clause(self, clause_id: str, note: str) -> Session:
        return self._act(lambda s: agreement.question_clause(s, clause_id, note))

    def refuse_clause(self, clause_id: str, person_id: str, reason: str) -> Session:
        return self._act(
            lambda s: clause_refusals.refuse_clause(s, clause_id, person_id, reason), refusal_draft(clause_id)
        )

    def withdraw_refusal(self, clause_id: str, person_id: str) -> Session:
        return self._act(lambda s: clause_refusals.withdraw_refusal(s, clause_id, person_id))

    def explain_term(self, clause_id: str, rule_id: str, found: str, reason: str) -> Session:
        """Why what the clause check found may stand; `found` are its words or the passage around them."""
        return self._act(lambda s: agreement.explain_term(s, self.terms, clause_id, rule_id, found, reason))

    @property
    def terms(self) -> TermPack:
        """The term rules this session began under."""
        session = self._room.session
        name = next((version.name for version in session.packs if version.kind == TERMS), "")
        return self._room.desk.terms.pack(session.opened_at.date(), name)

    def lint(self, terms: ClauseTerms) -> tuple[TermFinding, ...]:
        """What is to be said about a clause as it stands in a form, recorded or not."""
        return lint_clause(self.terms, self._room.session, terms)

    def findings(self) -> tuple[CheckFinding, ...]:
        """Everything the agreement still lacks, and what is only pointed out."""
        return agreement_checks.findings(self._room.session, self._room.pack, self.terms, self._today)

    def read_aloud(self, heard_by: tuple[str, ...]) -> Session:
        return self._act(lambda s: agreement.read_aloud(s, heard_by))

    def lock(self) -> Session:
        """Freeze the text under its digest and short check code."""
        self._room.case.check_may_mediate(self._room.session)
        check_before_signing(self._room.desk.space)
        text = agreement_text(self._paper(self._room.session))
        frozen = digest_of(text)
        code = check_code(frozen)
        return self._act(
            lambda s: agreement.lock(
                s, self._room.pack, self.terms, self._today, text=text, digest=frozen, check_code=code
            )
        )

    def unlock(self, reason: str) -> Session:
        return self._act(lambda s: agreement.unlock(s, reason))

    def sign(
        self,
        signer_id: str,
        role: SignerRole,
        ink: Handwriting,
        *,
        identity_checked: bool,
        read_or_heard: bool,
        redone: int = 0,
    ) -> Session:
        return self._act(
            lambda s: signing.sign(
                s,
                signer_id,
                role,
                ink,
                identity_checked=identity_checked,
                read_or_heard=read_or_heard,
                redone=redone,
            )
        )

    def repeated_ink(self) -> tuple[Signature, ...]:
        """Signatures whose very strokes were drawn before, here or in another session: nobody writes so."""
        log = self._room.desk.log
        drawn = (s for s in self._room.session.signatures if s.ink_sha256)
        return tuple(s for s in drawn if len(log.owners_of_ink(s.ink_sha256)) > 1)

    def refuse_signature(
        self, signer_id: str, role: SignerRole, reason: str, witness_id: str = ""
    ) -> Session:
        return self._act(
            lambda s: signing.refuse_signature(s, signer_id, role, reason, witness_id),
            *drafts_of(paper_form(f"{role.value}-{signer_id}"), PAPER_FIELDS),
        )

    def choose_paper(
        self,
        signer_id: str,
        role: SignerRole,
        paper: PaperHand,
        *,
        identity_checked: bool,
        read_or_heard: bool,
    ) -> Session:
        return self._act(
            lambda s: signing.choose_paper(
                s,
                signer_id,
                role,
                paper,
                identity_checked=identity_checked,
                read_or_heard=read_or_heard,
            ),
            *drafts_of(paper_form(f"{role.value}-{signer_id}"), PAPER_FIELDS),
        )

    def confirm_second(self, number: str, passphrase: str, typed_code: str) -> Session:
        """Another user compares the check code and proves who they are; `SignInRefused` when they do not."""
        user = self._room.desk.users.identify(number.strip(), passphrase)
        return self._act(
            lambda s: second_confirmation.confirm_second(
                s, number=user.number, name=user.name, typed_code=typed_code
            )
        )

    def complete(self) -> Session:
        """Build the paper once, compare it with the frozen words, seal it, keep it under its SHA-256.

        Only then it is called signed. A paper that says anything else than what was frozen is not sealed.
        """
        room = self._room
        signing.check_complete(room.session)
        require_proof(room.desk)
        check(room.desk.user, Action.PRINT, room.session)
        anchor = room.desk.audit.code()
        pdf = self._drawn(replace(self._paper(room.session), anchor=anchor))
        pages = room.desk.papers.page_count(pdf)
        sealed = room.desk.seals.seal(pdf, room.desk.clock.now())
        sha256 = hashlib.sha256(sealed.content).hexdigest()
        paper = ArchivedPaper(kind="agreement", sha256=sha256, content=sealed.content)
        return room.act(
            lambda s: signing.complete(
                s,
                sha256,
                pages,
                seal_algorithm=sealed.algorithm,
                certificate_sha256=sealed.certificate_sha256,
                anchor=anchor,
            ),
            papers=[paper],
        )

    def pdf(self) -> bytes:
        """The agreement as it stands: the kept paper once signed, otherwise drawn from the record.

        A signed paper is never drawn again: where it is missing or changed, an `EnvironmentTrouble` says so.
        """
        room = self._room
        check(room.desk.user, Action.PRINT, room.session)
        if room.session.signed is not None:
            return room.supplement.pdf(len(room.session.earlier))
        return self._drawn(self._paper(room.session))

    def _drawn(self, paper: AgreementPaper) -> bytes:
        """The agreement as a file; once the text is locked it says what was frozen, or it is not shown."""
        papers, lock = self._room.desk.papers, self._room.session.lock
        pdf = papers.agreement(paper)
        if lock is not None:
            papers.check_frozen(pdf, lock.text, paper)
        return pdf

    def attach_scan(self, name: str, content: bytes) -> Session:
        """Lay a scan of the paper signed by hand beside the locked text; only its pages are kept."""
        desk = self._room.desk
        drawn = desk.papers.scan(content)
        paper = ArchivedPaper(kind="scan", sha256=hashlib.sha256(drawn).hexdigest(), content=drawn)
        scan_id, pages = self._new_id(), desk.papers.page_count(drawn)
        return self._room.act(
            lambda s: scans.attach_scan(s, scan_id, name=name, sha256=paper.sha256, pages=pages),
            papers=[paper],
        )

    def scan(self, scan_id: str) -> bytes:
        """The pages of a scan as they were attached; `EnvironmentTrouble` where they are gone or changed."""
        room = self._room
        check(room.desk.user, Action.PRINT, room.session)
        wanted = next(s.sha256 for s in room.session.scans if s.scan_id == scan_id)
        kept = room.desk.log.paper(wanted)
        if kept is None or hashlib.sha256(kept.content).hexdigest() != wanted:
            raise EnvironmentTrouble(
                message("扫描件不见了或者被改动过"),
                message("记录和其他文书都还在。请检查记录库，或者从备份恢复"),
            )
        return kept.content

    def _paper(self, session: Session) -> AgreementPaper:
        station = self._room.desk.station
        return paperwork.agreement_paper_of(
            session,
            station=station.name,
            training=station.training,
            form=self._room.rules.agreement_form or paperwork.OLDER_LAYOUT,
        )
