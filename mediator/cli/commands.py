"""The verbs and their options, as `command-line` contract and help name them."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from mediator.cli.backing_up import back_up, restore
from mediator.cli.parts import CliParts, SecondWay, StoreWay
from mediator.cli.playing import Walk, fill_papers, play_case, tour_windows
from mediator.cli.screening import screen_facts
from mediator.cli.sentences import ExitCode, one_line
from mediator.cli.spoken import Verb, Verbs
from mediator.cli.verifying import verify_paper
from mediator.domain.errors import BadInput
from mediator.domain.wording import message
from mediator.wording import LANGUAGES, tr

SIZE = re.compile(r"([1-9][0-9]{2,3})x([1-9][0-9]{2,3})")
LONGEST_PASSPHRASE = 4096


class Place(click.Path):
    """A file or folder. An empty text, as an unset variable leaves it, is not the present folder."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        if not os.fspath(value):
            self.fail("empty", param, ctx)
        return super().convert(value, param, ctx)


# What may be read or written is told by whoever reads or writes, with the reason.
PLACE = Place(path_type=Path, readable=False)


@dataclass(frozen=True, kw_only=True)
class Common:
    """The options every verb takes, before its name or after it."""

    store: Path | None = None
    lang: str | None = None
    user: str | None = None
    passphrase_file: Path | None = None

    def over(self, earlier: Common) -> Common:
        """What stands after the verb counts before what stands in front of it."""
        return Common(
            store=self.store or earlier.store,
            lang=self.lang or earlier.lang,
            user=self.user or earlier.user,
            passphrase_file=self.passphrase_file or earlier.passphrase_file,
        )

    def way(self) -> StoreWay:
        return StoreWay(
            directory=self.store,
            user=self.user or "",
            language=self.lang or "",
            passphrase=lambda: _passphrase(self.passphrase_file),
        )


def verbs(parts: CliParts) -> Verbs:
    """Every verb, its help in the language in use."""
    group = Verbs(
        "mediator",
        callback=_top(parts),
        params=_common_options(),
        invoke_without_command=True,
        no_args_is_help=False,
        help=tr("派出所调解室的调解助手。不写命令时打开窗口。"),
        subcommand_metavar=tr("[命令]"),
        options_metavar=tr("[选项]"),
    )
    for verb in (_play, _tour, _papers, _screen, _verify, _check, _backup, _restore):
        group.add_command(verb(parts))
    return group


def _top(parts: CliParts) -> Callable[..., int]:
    @click.pass_context
    def window(ctx: click.Context, /, **options: object) -> int:
        common = _common(options)
        ctx.obj = common
        return parts.open_window(common.way()) if ctx.invoked_subcommand is None else ExitCode.DONE

    return window


def _play(parts: CliParts) -> Verb:
    def play(case: Path, out: Path, **_: object) -> int:
        click.echo(one_line(tr(play_case(parts, case, out))))
        return ExitCode.DONE

    return _verb("play", play, tr("把案例从受理演到结案，写出全部文书和记录"), [_case(), _out()])


def _papers(parts: CliParts) -> Verb:
    def papers(case: Path, out: Path, **_: object) -> int:
        click.echo(one_line(tr(fill_papers(parts, case, out))))
        return ExitCode.DONE

    return _verb("papers", papers, tr("写出案例能填的全部文书"), [_case(), _out()])


def _tour(parts: CliParts) -> Verb:
    @click.pass_context
    def tour(ctx: click.Context, /, out: Path, size: str | None, **options: object) -> int:
        language = _merged(ctx, options).lang or ""
        walk = Walk(size=_size(size), language=language, progress=lambda name: click.echo(name, err=True))
        click.echo(one_line(tr(tour_windows(parts, out, walk))))
        return ExitCode.DONE

    size = click.Option(["--size"], metavar="1366x768", help=tr("窗口大小，不写时两种大小都演"))
    return _verb("tour", tour, tr("用真的窗口演一遍第一个案例，每个阶段一张图"), [_out(), size])


def _screen(parts: CliParts) -> Verb:
    @click.pass_context
    def screen(ctx: click.Context, /, facts: Path, **options: object) -> int:
        return screen_facts(parts, _merged(ctx, options).way(), facts, as_json=bool(options.get("json")))

    file = click.Argument(["facts"], type=PLACE, metavar="FACTS.toml")
    as_json = click.Option(["--json"], is_flag=True, help=tr("写成JSON"))
    return _verb("screen", screen, tr("只作合法性审查：能不能调解，依据什么，还要问什么"), [file, as_json])


def _verify(parts: CliParts) -> Verb:
    @click.pass_context
    def verify(ctx: click.Context, /, paper: Path, **options: object) -> int:
        trust = options.get("trust")
        return verify_paper(
            parts,
            _merged(ctx, options).way(),
            paper,
            trust=trust if isinstance(trust, Path) else None,
            as_json=bool(options.get("json")),
        )

    file = click.Argument(["paper"], type=PLACE, metavar="FILE.pdf")
    trust = click.Option(
        ["--trust"], type=PLACE, metavar="station.cer", help=tr("没有记录库时，用出具单位的证书文件核验")
    )
    as_json = click.Option(["--json"], is_flag=True, help=tr("写成JSON"))
    help_text = tr("核验签署的文书：有没有变过，是不是本单位封存的，是哪一次调解的哪一版")
    return _verb("verify", verify, help_text, [file, trust, as_json])


def _check(parts: CliParts) -> Verb:
    @click.pass_context
    def check(ctx: click.Context, /, **options: object) -> int:
        found = parts.check_store(_merged(ctx, options).way())
        if options.get("json"):
            rows = [{"part": str(f.part.value), "detail": tr(f.detail)} for f in found]
            click.echo(json.dumps({"ok": not rows, "findings": rows}, ensure_ascii=False, indent=2))
        elif found:
            for finding in found:
                click.echo(one_line(tr(finding.detail)))
        else:
            click.echo(tr("记录库完好"))
        return ExitCode.REFUSED if found else ExitCode.DONE

    as_json = click.Option(["--json"], is_flag=True, help=tr("写成JSON"))
    return _verb("check", check, tr("检查整个记录库：页面、校验链、汇总表"), [as_json])


def _backup(parts: CliParts) -> Verb:
    @click.pass_context
    def backup(ctx: click.Context, /, folder: Path, **options: object) -> int:
        return back_up(parts, _merged(ctx, options).way(), folder, as_json=bool(options.get("json")))

    folder = click.Argument(["folder"], type=PLACE, metavar="DIR")
    as_json = click.Option(["--json"], is_flag=True, help=tr("写成JSON"))
    return _verb("backup", backup, tr("备份整个记录库到文件夹里，读回来核对"), [folder, as_json])


def _restore(parts: CliParts) -> Verb:
    @click.pass_context
    def bring_back(ctx: click.Context, /, backup: Path, **options: object) -> int:
        user, secret = options.get("second"), options.get("second_passphrase_file")
        file = secret if isinstance(secret, Path) else None
        second = SecondWay(user=user if isinstance(user, str) else "", passphrase=lambda: _passphrase(file))
        way = _merged(ctx, options).way()
        return restore(parts, way, backup, second, as_json=bool(options.get("json")))

    file = click.Argument(["backup"], type=PLACE, metavar="FILE")
    second = click.Option(
        ["--second"], metavar="NAME", help=tr("第二个人的警号，真正的记录库要两个人一起恢复")
    )
    words = click.Option(
        ["--second-passphrase-file"], type=PLACE, metavar="FILE", help=tr("存有第二个人密码的文件")
    )
    as_json = click.Option(["--json"], is_flag=True, help=tr("写成JSON"))
    help_text = tr("从备份恢复到--store写明的空文件夹，前后都核对")
    return _verb("restore", bring_back, help_text, [file, second, words, as_json])


def _verb(name: str, callback: Callable[..., int], help_text: str, params: list[click.Parameter]) -> Verb:
    return Verb(
        name,
        callback=callback,
        params=[*params, *_common_options()],
        help=help_text,
        options_metavar=tr("[选项]"),
    )


def _case() -> click.Argument:
    return click.Argument(["case"], type=PLACE, metavar="CASE.toml")


def _out() -> click.Option:
    return click.Option(
        ["--out"],
        type=PLACE,
        required=True,
        metavar="DIR",
        help=tr("写到哪个文件夹"),
    )


def _common_options() -> list[click.Parameter]:
    return [
        click.Option(["--store"], type=PLACE, metavar="DIR", help=tr("记录库所在的文件夹")),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), help=tr("语言")),
        click.Option(["--user"], metavar="NAME", help=tr("警号")),
        click.Option(["--passphrase-file"], type=PLACE, metavar="FILE", help=tr("存有密码的文件")),
    ]


def _common(options: dict[str, object]) -> Common:
    store, secret = options.get("store"), options.get("passphrase_file")
    lang, user = options.get("lang"), options.get("user")
    return Common(
        store=store if isinstance(store, Path) else None,
        lang=lang if isinstance(lang, str) else None,
        user=user if isinstance(user, str) else None,
        passphrase_file=secret if isinstance(secret, Path) else None,
    )


def _merged(ctx: click.Context, options: dict[str, object]) -> Common:
    own = _common(options)
    return own.over(ctx.obj) if isinstance(ctx.obj, Common) else own


def _size(typed: str | None) -> tuple[int, int] | None:
    if typed is None:
        return None
    match = SIZE.fullmatch(typed)
    if match is None:
        raise BadInput(message("--size：“{value}”写成1366x768这样", value=typed[:40]))
    return int(match[1]), int(match[2])


def _passphrase(file: Path | None) -> str:
    """From the file, or typed without being shown. Never an argument: those are seen by everybody."""
    if file is None:
        if not sys.stdin.isatty():
            raise BadInput(message("需要密码：请用--passphrase-file写明文件"))
        return str(click.prompt(tr("密码"), hide_input=True, err=True))
    try:
        with file.open(encoding="utf-8-sig") as opened:
            return opened.read(LONGEST_PASSPHRASE).rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise BadInput(message("--passphrase-file：读不了{place}", place=str(file))) from None
