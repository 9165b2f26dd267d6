"""Commands whose help is spoken in the language in use, headings included."""

from __future__ import annotations

import click

from mediator.wording import tr


class Verb(click.Command):
    """One verb of the contract."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _with_help(super().get_help_option(ctx))


class Verbs(click.Group):
    """All the verbs; without one, the window."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _options(self, ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(200)) for name in self.commands]
        _section(formatter, tr("命令："), rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _with_help(super().get_help_option(ctx))


def _usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=tr("用法："))


def _options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    records = [parameter.get_help_record(ctx) for parameter in command.get_params(ctx)]
    shown = [(name, text.replace("[required]", tr("（必填）"))) for name, text in filter(None, records)]
    _section(formatter, tr("选项："), shown)


def _section(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    formatter.write_paragraph()
    formatter.write_text(heading)
    with formatter.indentation():
        formatter.write_dl(rows)


def _with_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = tr("显示这段说明")
    return option
