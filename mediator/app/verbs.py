"""Hands the command line its parts, each made when it is asked for, so that a small verb starts fast."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mediator.app.places import data_directory
from mediator.cli.entry import run
from mediator.cli.parts import SecondWay, StoreWay
from mediator.domain.events import RecordedEvent
from mediator.domain.session import Session
from mediator.resources import RESOURCES
from mediator.services.backups import BackupReceipt, RestoreReceipt
from mediator.services.desk import Desk
from mediator.services.facts import FactsFile
from mediator.services.paper_verbs import NamedPaper
from mediator.services.paper_verdict import PaperVerdict
from mediator.services.ports import Finding, Part
from mediator.services.sample_ink import SampleHand
from mediator.services.script import Script
from mediator.services.script_clock import ScriptClock

FOUNDING_CASE = RESOURCES / "cases" / "play-area-quarrel.toml"


def run_verbs(arguments: Sequence[str]) -> int:
    """Run what was typed; the exit code."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    return run(Parts(), arguments)


def store_directory(way: StoreWay) -> Path:
    """The store that was named, or this computer's own."""
    return way.directory or data_directory() / "station"


class Parts:
    """Implements `CliParts` with the real window, store, papers and cases."""

    def open_window(self, way: StoreWay) -> int:
        from mediator.app.window import open_window

        return open_window(
            store_directory(way), data_directory() / "look.json", number=way.user, language=way.language
        )

    def load_script(self, path: Path) -> Script:
        from mediator.knowledge.cases import load_script

        return load_script(path)

    def founding_script(self) -> Script:
        return self.load_script(FOUNDING_CASE)

    def load_facts(self, path: Path, way: StoreWay) -> FactsFile:
        from mediator.app.desks import MachineClock, own_resources
        from mediator.knowledge.facts import load_facts
        from mediator.knowledge.law import LawFiles

        rules = LawFiles(beside=own_resources(store_directory(way)))
        today = MachineClock().now().date()
        return load_facts(path, lambda name: rules.pack(name, on=today))

    def hand(self) -> SampleHand:
        from mediator.knowledge.hand import load_hand

        return load_hand()

    def rehearse(self, script: Script) -> Session:
        from mediator.app.desks import guides, law, press, terms
        from mediator.services.rehearsal import rehearse

        return rehearse(script, law(), guides(), press(), self.hand(), terms())

    def filled_papers(self, script: Script) -> tuple[NamedPaper, ...]:
        from mediator.app.desks import guides, law, press, terms
        from mediator.services.rehearsal import filled_room

        return filled_room(script, law(), guides(), press(), self.hand(), terms()).papers.all()

    @contextmanager
    def training_desk(self, directory: Path, script: Script, clock: ScriptClock) -> Iterator[Desk]:
        from mediator.app.desks import desk_of, script_store

        store = script_store(directory, script)
        try:
            yield desk_of(store, clock)
        finally:
            store.close()

    def session_text(self, session: Session) -> str:
        from mediator.storage.codec import session_json

        return session_json(session)

    def event_text(self, recorded: RecordedEvent) -> str:
        from mediator.storage.codec import event_line

        return event_line(recorded)

    def tour(
        self,
        script: Script,
        out: Path,
        *,
        size: tuple[int, int] | None,
        language: str,
        progress: Callable[[str], None],
    ) -> tuple[Path, ...]:
        from mediator.app.tour import tour

        return tour(script, out, self.hand(), size=size, language=language, progress=progress)

    def verify_paper(self, path: Path, way: StoreWay, trust: Path | None) -> PaperVerdict:
        from mediator.app.verifying import verify_paper

        return verify_paper(path, store_directory(way), way, trust)

    def check_store(self, way: StoreWay) -> tuple[Finding, ...]:
        from mediator.app.opening import open_store
        from mediator.storage.trouble import StoreDamaged

        try:
            opened = open_store(store_directory(way), way)
        except StoreDamaged as error:
            return (Finding(part=Part.PAGES, detail=error.title),)
        with opened as store:
            found = store.integrity()
            return (*found, *store.audit.note_check(store.user, found))

    def back_up(self, way: StoreWay, folder: Path) -> BackupReceipt:
        from mediator.app.backing_up import back_up

        return back_up(way, store_directory(way), folder)

    def restore(self, way: StoreWay, backup: Path, second: SecondWay) -> RestoreReceipt:
        from mediator.app.backing_up import restore

        return restore(way, store_directory(way), backup, second)
