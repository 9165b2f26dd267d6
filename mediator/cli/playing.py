"""`play` and `papers`: a scripted mediation turned into files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mediator.cli.out_folder import OutFolder
from mediator.cli.parts import CliParts
from mediator.domain.wording import Message, message
from mediator.services.paper_verbs import NamedPaper
from mediator.services.play import play
from mediator.services.room import Room
from mediator.services.script_clock import ScriptClock

STORE = "store"


def play_case(parts: CliParts, case: Path, out: Path) -> Message:
    """Every paper, the final session, its log and the training store in `out`; one sentence about it.

    The script is played in memory first, so that a bad one writes nothing.
    """
    script = parts.load_script(case)
    parts.rehearse(script)
    clock = ScriptClock(script.desk)
    with OutFolder(out) as folder:
        with parts.training_desk(folder.path(STORE), script, clock) as desk:
            session = play(script, desk, clock, parts.hand())
            papers = Room(desk, session).papers.all()
            events = desk.log.read(session.session_id)
        _write(folder, papers)
        folder.write("session.json", parts.session_text(session).encode())
        lines = "".join(f"{parts.event_text(recorded).rstrip()}\n" for recorded in events)
        folder.write("events.jsonl", lines.encode())
        folder.finish()
    return message(
        "“{title}”已从受理走到结案：{papers}份文书、{events}条记录，写在{place}",
        title=session.matter.title,
        papers=len(papers),
        events=len(events),
        place=str(out),
    )


def fill_papers(parts: CliParts, case: Path, out: Path) -> Message:
    """Every paper the case can fill, and nothing else."""
    script = parts.load_script(case)
    papers = parts.filled_papers(script)
    with OutFolder(out) as folder:
        _write(folder, papers)
        folder.finish()
    return message(
        "“{title}”的{papers}份文书写在{place}",
        title=script.matter.title,
        papers=len(papers),
        place=str(out),
    )


@dataclass(frozen=True, kw_only=True)
class Walk:
    """How the windows are walked through: both sizes where `size` is None, both languages where it is ""."""

    size: tuple[int, int] | None
    language: str
    progress: Callable[[str], None]


def tour_windows(parts: CliParts, out: Path, walk: Walk) -> Message:
    """The founding case through the real windows: pictures and the signed agreement in `out`."""
    script = parts.founding_script()
    with OutFolder(out) as folder:
        made = parts.tour(script, folder.part, size=walk.size, language=walk.language, progress=walk.progress)
        folder.finish()
    return message("{count}个文件写在{place}", count=len(made), place=str(out))


def _write(folder: OutFolder, papers: tuple[NamedPaper, ...]) -> None:
    for paper in papers:
        folder.write(f"{paper.name}.pdf", paper.content)
