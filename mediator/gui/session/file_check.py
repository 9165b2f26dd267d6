"""The self-check before closing: what the file still lacks, each with the way to where it is made good."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.file_check import FileFinding, FileState
from mediator.domain.file_rules import FileItem, FileRule, ItemKind
from mediator.domain.stages import Stage
from mediator.gui.questions import TextQuestion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.route_words import stage_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, box, button, clear_layout, col, flow, label, row, rule
from mediator.wording import language, mark, tr

HEAD, ROW = (20, 14, 20, 12), (20, 10, 16, 10)
KINDS = {
    ItemKind.PART: (mark("材料已齐：{titles}"), mark("本案没有：{titles}")),
    ItemKind.POINT: (mark("评查已符合：{titles}"), mark("不用评查：{titles}")),
}
TO_SEE = frozenset({FileRule.EYES, FileRule.EVIDENCE})


class FileCheckCard(Card):
    """What is open stands in rows of its own; what holds is named together."""

    here_asked = Signal(str)  # code of what is missing: it is made good on this page

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=0, gap=0)
        self._context = context
        self.state = Pill("", Tone.MUTE)
        self.list = QWidget()
        self._rows = col(gap=0)
        self.list.setLayout(self._rows)
        self.add(row(flow(label(tr("卷宗自查"), "h3"), self.state, gap=12), margins=HEAD), self.list)

    def show_findings(self, findings: tuple[FileFinding, ...], *, is_open: bool) -> None:
        """Draw everything; without `is_open` nothing is offered to be done."""
        clear_layout(self._rows)
        waiting = [f for f in findings if f.state not in (FileState.HOLDS, FileState.NOT_NEEDED)]
        must = sum(1 for f in findings if f.blocking and f.item.rule is not FileRule.COMPLETE)
        if must:
            self.state.set_text(tr("结案前还差{count}项", count=must), Tone.DANGER, "circle-alert")
        else:
            self.state.set_text(tr("可以结案"), Tone.AGREE, "check")
        for finding in waiting:
            if finding.item.rule is not FileRule.COMPLETE:
                self._rows.addWidget(rule())
                self._rows.addWidget(self._row(finding, is_open=is_open))
        for kind, (held, spare) in KINDS.items():
            self._name_together(findings, kind, FileState.HOLDS, held)
            self._name_together(findings, kind, FileState.NOT_NEEDED, spare)

    def _name_together(
        self, findings: tuple[FileFinding, ...], kind: ItemKind, state: FileState, template: str
    ) -> None:
        titles = [self._title(f.item) for f in findings if f.item.kind is kind and f.state is state]
        if titles:
            words = tr(template, titles=tr("、").join(titles))
            self._rows.addWidget(rule())
            self._rows.addWidget(box(row((Para(words, 14, "text2", 1.4), 1), margins=ROW)))

    def _row(self, finding: FileFinding, *, is_open: bool) -> QWidget:
        title = self._title(finding.item)
        lines: list[QWidget] = [box(flow(label(title, "bold"), self._pill(finding), gap=8))]
        lines += [Para(tr(missing.sentence), 15) for missing in finding.wants]
        if finding.note:
            lines.append(Para(tr("说明：{note}", note=finding.note), 15))
        lines.append(Para(self._law(finding.item), 13, "text2", 1.4))
        if is_open and finding.state in (FileState.OPEN, FileState.TO_SEE):
            lines.append(box(flow(*self._ways(finding, title), gap=8)))
        return box(row((col(*lines, gap=4), 1), margins=ROW))

    def _ways(self, finding: FileFinding, title: str) -> list[QWidget]:
        """Go there, tick it, or say why it may stay open."""
        ways: list[QWidget] = []
        if finding.wants and finding.item.rule is not FileRule.EYES:
            here = finding.stage is Stage.CLOSED
            words = tr("填写") if here else stage_shown(self._context.room.rules, finding.stage)
            words = words if here else tr("去{stage}", stage=words)
            ways.append(
                button(
                    words,
                    small=True,
                    icon="arrow-right",
                    name=tr("{title}：{action}", title=title, action=words),
                    on_click=lambda: self._go(finding),
                )
            )
        if finding.state is FileState.TO_SEE and finding.item.rule in TO_SEE:
            tick = tr("已看过，没有问题")
            if finding.item.rule is FileRule.EVIDENCE:
                tick = tr("没有证据材料")
            ways.append(
                button(
                    tick,
                    small=True,
                    icon="check",
                    name=tr("{title}：{action}", title=title, action=tick),
                    on_click=lambda: self._tick(finding.item),
                )
            )
        ways.append(
            button(
                tr("写明原因"),
                small=True,
                name=tr("{title}：{action}", title=title, action=tr("写明原因")),
                on_click=lambda: self._explain(finding.item, title),
            )
        )
        return ways

    def _go(self, finding: FileFinding) -> None:
        if finding.stage is Stage.CLOSED:
            self.here_asked.emit(finding.wants[0].code)
        else:
            self._context.open_missing(finding.stage, finding.wants)

    def _tick(self, item: FileItem) -> None:
        self._context.do(lambda: self._context.room.dossier.check_item(item.item_id, holds=True))

    def _explain(self, item: FileItem, title: str) -> None:
        note = self._context.questions.ask_text(
            TextQuestion(
                key="explain-file-item",
                title=tr("“{title}”为什么可以这样？", title=title),
                hint=tr("原因写进卷宗情况说明，评查时看得到。"),
                yes=tr("记下"),
                no=tr("再看看"),
            )
        )
        if note is not None:
            verbs = self._context.room.dossier
            self._context.do(lambda: verbs.check_item(item.item_id, holds=False, note=note))

    def _title(self, item: FileItem) -> str:
        regime = self._context.session.regime
        return item.title_en_on(regime) if language() == "en" else item.title_on(regime)

    def _law(self, item: FileItem) -> str:
        law = f"{item.instrument}{item.article}"
        return tr("{law}（待法制确认）", law=law) if item.mark == "M" else law

    def _pill(self, finding: FileFinding) -> Pill:
        match finding.state:
            case FileState.OPEN if finding.blocking:
                return Pill(tr("缺，结案前要补"), Tone.DANGER, "circle-alert")
            case FileState.OPEN:
                return Pill(tr("缺"), Tone.DISPUTE, "clock")
            case FileState.EXPLAINED:
                return Pill(tr("已说明"), Tone.SINGLE, "message-square")
            case _:
                return Pill(tr("请看过再定"), Tone.MUTE, "eye")
