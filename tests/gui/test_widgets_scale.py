"""Every widget at every type scale, in both contrasts and with long words: nothing is cut, all can be hit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.gui.frame import (
    Footer,
    HomeHeader,
    HomeShell,
    SaveState,
    SessionHeader,
    SessionShell,
    person_step,
    session_stepper,
    show_progress,
    stage_step,
)
from mediator.gui.theme import SCALES, Theme
from mediator.gui.widgets import (
    AgendaRow,
    BoardItem,
    Card,
    ChipGroup,
    ChoiceField,
    Composer,
    DateField,
    EmptyState,
    ErrorSummary,
    FlexLabel,
    InfoCard,
    KeyValueRow,
    Lane,
    LineField,
    ListCard,
    MoneyField,
    NavEntry,
    Navigation,
    NoticeRow,
    PersonStrip,
    Pill,
    QuestionList,
    QuestionRow,
    QuestionState,
    Saying,
    SegmentedChoice,
    SignerCard,
    SignerState,
    SignPad,
    StatementList,
    StatementRow,
    StepState,
    TextField,
    Toggle,
    Tone,
    button,
    check_box,
    col,
    flow,
    label,
    link,
    page,
    row,
    scroll,
)
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import on_screen

Look = Callable[..., Theme]
INK = Handwriting(strokes=((InkPoint(0, 0, 0), InkPoint(90, 30, 9)),), width=520.0, height=136.0)


def forms() -> QWidget:
    summary, name = ErrorSummary(), LineField("姓名", "赵小宇", optional="（选填）")
    name.set_error("请写与身份证一致的姓名，少数民族姓名中的点也要写")
    choice = SegmentedChoice([("yes", "是"), ("no", "否"), ("not_yet", "暂不清楚")], name="情节较轻？")
    card = Card(
        flow(label("情节较轻？", "h3"), choice, push_last=True),
        name,
        DateField("出生日期", date(2010, 3, 16), hint="由身份证号得出"),
        MoneyField("金额", 54000),
        ChoiceField("角色", [("a", "当事人"), ("b", "证人")], "a"),
        TextField("理由"),
        check_box("听清了", party=True),
        row(Toggle("自动遮挡"), FlexLabel("自动遮挡"), None),
        KeyValueRow("住址", "紫荆路12号院3号楼502", "修改"),
        link("身份证号少1位，请核对"),
        InfoCard("info", "可再次调解的期限", "如需再次调解，应在12月2日前完成。"),
    )
    summary.show_errors("有1处需要补充", [("请填写姓名", None)])
    return scroll(page(label("当事人乙", "h2"), summary, card, None))


def interview() -> QWidget:
    strip = PersonStrip(
        "甲", Tone.A, "正在与王秀兰单独谈话", "本页只显示王秀兰的谈话内容", button("换人谈话")
    )
    questions, statements = QuestionList("提问提纲"), StatementList("王秀兰的陈述")
    questions.set_rows([QuestionRow("a", "手机是在什么情况下掉到地上的？", QuestionState.NOW, "先不打断")])
    statements.set_rows(
        [StatementRow("1", "甲-1", "14:08", "我上楼敲门，开门以后双方说话声音都比较大。", "经过", "可转述")]
    )
    chips = ChipGroup([("e", "经过"), ("l", "损失"), ("i", "影响"), ("w", "诉求")], ("e",))
    actions = flow(chips, check_box("原话照录"), button("记下这一条", "primary", "plus"), push_last=True)
    column = col(strip, questions, statements, Composer("听到什么记什么", "新陈述"), actions)
    return page((scroll(column), 1))


def board() -> QWidget:
    lane = Lane("只有一方提到", "3", "quote", Tone.SINGLE, "尚未向另一方核实")
    sayings = [Saying("甲", Tone.A, "大概二十分钟。", "甲-1"), Saying("乙", Tone.B, "不到五分钟。", "乙-2")]
    actions = [button("已列入第二轮", icon="check", inline=True), button("补充证据", inline=True)]
    lane.set_items([BoardItem("声音持续多久", badges=[("甲", Tone.A)], sayings=sayings, actions=actions)])
    chips = ChipGroup([("a", "全部10"), ("n", "噪声4")], ("a",))
    pill = Pill("仅警官可看", Tone.DISPUTE, "eye-off")
    return page(flow(label("比对看板", "h2"), pill, chips, push_last=True), (lane, 1))


def signing() -> QWidget:
    cards = [
        SignerCard("甲", Tone.A, "王秀兰", "甲方·15:42已签", SignerState.SIGNED, handwriting=INK),
        SignerCard("见", Tone.ATTESTING, "周敏", "见证人·居委会", SignerState.NOW),
    ]
    buttons = flow(button("撤销一笔", icon="undo-2"), button("重新签", icon="eraser"))
    return page((scroll(col(*cards, SignPad("请在框内签写本人姓名", "手写签名区"), buttons)), 1))


def session(content: QWidget) -> SessionShell:
    header, stepper, footer = SessionHeader("李明"), session_stepper(), Footer()
    header.set_session("邻里噪声与手机损坏", "TJ-2025-0128")
    header.set_save_state(SaveState.FAILED)
    show_progress(stepper, 2, 10)
    person = person_step("a", "甲 王秀兰", StepState.NOW, "谈话中")
    stepper.set_steps(
        [
            stage_step("one", 1, "受理与审查", StepState.DONE),
            stage_step("two", 2, "第一轮分别谈", StepState.NOW, children=(person,)),
            stage_step("three", 3, "比对看板", StepState.WARN, note="待补充"),
            stage_step("four", 4, "第二轮分别谈", StepState.SKIPPED),
        ]
    )
    footer.set_back("上一步")
    footer.set_hint("4条“只留本人谈话”的内容未列入看板", "lock")
    footer.set_primary("开始第二轮分别谈")
    shell = SessionShell(header, stepper, footer)
    shell.set_page(content)
    return shell


def home() -> HomeShell:
    navigation = Navigation(
        [NavEntry("today", "今日工作", "house"), NavEntry("due", "回访与履行", "calendar-check", "12")],
        [("所领导", [NavEntry("statistics", "统计", "chart-column")])],
        [NavEntry("help", "帮助  F1", "circle-question-mark")],
    )
    today, due = ListCard("今日会谈", "4场", "查看本周"), ListCard("到期回访", "3件")
    today.add_row(
        AgendaRow(
            "15:30",
            "宠物伤人后的医疗费",
            "陈某与周某",
            "第2步 当事人信息",
            2,
            10,
            action="补充",
            pill=Pill("缺监护人信息", Tone.DISPUTE, "circle-alert"),
        )
    )
    due.add_row(NoticeRow("空调外机滴水", "马某应加装接水管", "登记", pill=Pill("逾期2天", Tone.DANGER)))
    empty = ListCard("草稿")
    empty.add_row(EmptyState("没有草稿。", "新建调解"))
    shell = HomeShell(HomeHeader("李明"), navigation)
    shell.set_page(scroll(page(today, due, empty, None)))
    return shell


PAGES: dict[str, Callable[[], QWidget]] = {
    "forms": lambda: session(forms()),
    "interview": lambda: session(interview()),
    "board": lambda: session(board()),
    "signing": lambda: session(signing()),
    "home": home,
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scale", SCALES)
def test_nothing_is_cut_at_any_scale_on_the_smallest_screen(
    theme: Look, qtbot: QtBot, name: str, scale: float
) -> None:
    theme(scale=scale)
    window = PAGES[name]()
    on_screen(qtbot, window, 1366, 690)
    assert fits(window) == []
    assert audit(window) == []
    assert overflowing(window) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_in_high_contrast(theme: Look, qtbot: QtBot, name: str) -> None:
    theme(high_contrast=True)
    window = PAGES[name]()
    on_screen(qtbot, window, 1366, 690)
    assert audit(window) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_stop_of_the_tab_key_has_a_name(theme: Look, qtbot: QtBot, name: str) -> None:
    window = PAGES[name]()
    on_screen(qtbot, window, 1366, 690)
    assert stops_without_name(window) == []


@pytest.mark.parametrize(
    ("scale", "width", "rail"), [(1.0, 1366, False), (1.25, 1366, True), (1.25, 1920, False)]
)
def test_the_steps_fold_where_type_is_large_and_the_window_narrow(
    theme: Look, qtbot: QtBot, scale: float, width: int, rail: bool
) -> None:
    theme(scale=scale)
    window = session(forms())
    on_screen(qtbot, window, width, 900)
    assert window.stepper.is_rail() is rail


def test_the_audit_finds_what_is_wrong(theme: Look, qtbot: QtBot) -> None:
    cut, nameless, tiny = button("一个很长的名字"), button(""), button("小")
    window = page(row(cut, nameless, tiny, None), None)
    cut.setFixedWidth(40)
    tiny.setFixedSize(20, 20)
    on_screen(qtbot, window, 400, 300)
    found = " ".join(audit(window))
    assert "cut" in found
    assert "no name" in found
    assert "small target 20" in found
