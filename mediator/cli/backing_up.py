"""`backup` and `restore`: what was made or brought back, in one line or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import click

from mediator.cli.parts import CliParts, SecondWay, StoreWay
from mediator.cli.sentences import ExitCode, one_line
from mediator.wording import tr


def back_up(parts: CliParts, way: StoreWay, folder: Path, *, as_json: bool) -> int:
    """Exit code 0 once the backup was read back and is equal."""
    made = parts.back_up(way, folder)
    if as_json:
        data = {
            "state": "verified",
            "backup": str(made.kept.place),
            "made_at": made.kept.made_at.isoformat(),
            "events": made.kept.events,
            "bytes": made.kept.bytes,
            "rows_sha256": made.digest,
            "trail": made.code,
            "thinned": made.thinned,
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        said = tr(
            "已备份并核对：{place}，{events}条记录，审计码{code}",
            place=str(made.kept.place),
            events=made.kept.events,
            code=made.code,
        )
        click.echo(one_line(said))
    return ExitCode.DONE


def restore(parts: CliParts, way: StoreWay, backup: Path, second: SecondWay, *, as_json: bool) -> int:
    """Exit code 0 once the store stands; what had once come further is said beside it."""
    done = parts.restore(way, backup, second)
    if as_json:
        data = {
            "directory": str(done.directory),
            "station": done.station,
            "made_at": done.made_at.isoformat(),
            "events": done.events,
            "one_person": done.alone,
            "warnings": [tr(warning) for warning in done.warnings],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return ExitCode.DONE
    said = tr(
        "已恢复并核对：{station}，{events}条记录，备份做于{made}，在{place}",
        station=done.station,
        events=done.events,
        made=f"{done.made_at:%Y-%m-%d %H:%M}",
        place=str(done.directory),
    )
    click.echo(one_line(said))
    for warning in done.warnings:
        click.echo(one_line(tr(warning)), err=True)
    return ExitCode.DONE
