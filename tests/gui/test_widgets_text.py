"""Labels: escaping, line height, eliding."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from mediator.gui.theme import Theme
from mediator.gui.widgets import ElidedLabel, FlexLabel, LargeText, Para, label, row
from mediator.gui.widgets.layout import box

NASTY = '<b>粗</b><img src="x">&amp;<script>甲</script>'

Look = Callable[..., Theme]


def shown(para: Para) -> str:
    document = QTextDocument()
    document.setHtml(para.text())
    return document.toPlainText()


def test_a_paragraph_shows_markup_as_it_was_typed(theme: Look, qtbot: QtBot) -> None:
    para = Para(NASTY)
    qtbot.addWidget(para)
    assert shown(para) == NASTY
    assert "<img" not in para.text()
    assert para.text_shown() == NASTY


def test_strong_phrases_are_escaped_too(theme: Look, qtbot: QtBot) -> None:
    para = Para("付给<甲>540.00元。", strong=("<甲>", "540.00元", ""))
    qtbot.addWidget(para)
    assert shown(para) == "付给<甲>540.00元。"
    assert "<b>&lt;甲&gt;</b><b>540.00元</b>" in para.text()


def test_a_strong_phrase_that_does_not_occur_changes_nothing(theme: Look, qtbot: QtBot) -> None:
    para = Para("双方就此事互不再追究。", strong=("540元",))
    qtbot.addWidget(para)
    assert "<b>" not in para.text()


def test_line_breaks_stay(theme: Look, qtbot: QtBot) -> None:
    para = Para("第一行\n第二行")
    qtbot.addWidget(para)
    assert shown(para).splitlines() == ["第一行", "第二行"]


def test_plain_labels_never_read_markup(theme: Look, qtbot: QtBot) -> None:
    for made in (label(NASTY), ElidedLabel(NASTY), FlexLabel(NASTY)):
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText


def test_lines_stand_one_and_a_half_em_apart(theme: Look, qtbot: QtBot) -> None:
    for scale in (1.0, 1.5, 2.0):
        pitch = theme(scale=scale).px(16) * 1.5
        one, three = Para("一", 16), Para("一\n二\n三", 16)
        for para in (one, three):
            qtbot.addWidget(para)
        grown = three.heightForWidth(400) - one.heightForWidth(400)
        assert abs(grown - 2 * pitch) <= 3


def test_reading_text_grows_with_its_size(theme: Look, qtbot: QtBot) -> None:
    small, large = LargeText("朗读", 24), LargeText("朗读", 56)
    for para in (small, large):
        qtbot.addWidget(para)
    assert large.heightForWidth(600) > 2 * small.heightForWidth(600)


def test_a_title_that_does_not_fit_keeps_its_words_in_the_tip(theme: Look, qtbot: QtBot) -> None:
    title = ElidedLabel("邻里噪声与手机损坏以及此后的一些别的事情")
    qtbot.addWidget(title)
    title.resize(120, 30)
    title.show()
    assert title.text() != title.text_shown()
    assert title.toolTip() == title.text_shown() == title.accessibleName()
    title.resize(title.natural_width() + 10, 30)
    assert title.text() == title.text_shown()
    assert title.toolTip() == ""


def test_a_hint_wraps_only_where_it_must(theme: Look, qtbot: QtBot) -> None:
    hint = FlexLabel("谈完后先请王秀兰核对并签字")
    holder = box(row(None, hint))
    qtbot.addWidget(holder)
    holder.resize(600, 60)
    holder.show()
    assert hint.width() >= hint.fontMetrics().horizontalAdvance(hint.text())
    holder.resize(hint.minimumSizeHint().width(), 90)
    assert hint.heightForWidth(hint.width()) > hint.fontMetrics().height()
