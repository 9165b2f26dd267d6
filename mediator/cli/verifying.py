"""`verify`: whether a signed paper is unchanged, whose seal it bears, and which record it belongs to."""

from __future__ import annotations

import json
from pathlib import Path

import click

from mediator.cli.parts import CliParts, StoreWay
from mediator.cli.sentences import ExitCode, one_line
from mediator.domain.seals import CHECK_TITLES, SealFinding
from mediator.services.paper_verdict import PaperVerdict
from mediator.wording import tr


def verify_paper(parts: CliParts, way: StoreWay, path: Path, *, trust: Path | None, as_json: bool) -> int:
    """Exit code 0 when every check that could be made is good, 1 otherwise; the reasons go to the output."""
    verdict = parts.verify_paper(path, way, trust)
    if as_json:
        click.echo(json.dumps(_as_data(verdict), ensure_ascii=False, indent=2))
    else:
        for line in _lines(verdict):
            click.echo(one_line(line))
    return ExitCode.DONE if verdict.accepted else ExitCode.REFUSED


def _lines(verdict: PaperVerdict) -> list[str]:
    lines = [tr(verdict.seal.conclusion())]
    lines += [_line(finding) for finding in verdict.seal.findings]
    if verdict.seal.sealed_at:
        lines.append(tr("封存时间（封存的电脑自己的时间）：{at}", at=verdict.seal.sealed_at))
    if verdict.number:
        lines.append(
            tr(
                "属于{number}，第{draft}稿，核对码{code}",
                number=verdict.number,
                draft=verdict.draft,
                code=verdict.check_code,
            )
        )
    lines += [tr(sentence) for sentence in verdict.about()]
    return lines


def _line(finding: SealFinding) -> str:
    signs = {True: "✓", False: "✗", None: "–"}
    return tr(
        "{sign} {what}：{answer}",
        sign=signs[finding.good],
        what=tr(CHECK_TITLES[finding.check]),
        answer=tr(finding.sentence),
    )


def _as_data(verdict: PaperVerdict) -> dict[str, object]:
    seal = verdict.seal
    return {
        "accepted": verdict.accepted,
        "compared_with_record": not seal.partly,
        "conclusion": tr(seal.conclusion()),
        "checks": [
            {"check": f.check.value, "good": f.good, "sentence": tr(f.sentence)} for f in seal.findings
        ],
        "station": seal.station,
        "sealed_at": seal.sealed_at,
        "algorithm": seal.algorithm,
        "sha256": seal.sha256,
        "number": verdict.number,
        "draft": verdict.draft,
        "check_code": verdict.check_code,
        "supplement": verdict.supplement,
        "replaced_by": verdict.replaced_by.check_code if verdict.replaced_by else "",
    }
