"""What nobody expected: one sentence on the screen, a kind and a place in the log, no typed word anywhere."""

from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from mediator.app.net import Net
from mediator.domain.errors import MediatorError
from mediator.gui.questions import PreparedQuestions

SAID = "林知夏说他先动手"


def fail() -> None:
    raise ValueError(f"cannot handle {SAID}")


def caught(net: Net) -> None:
    try:
        fail()
    except ValueError:
        net(*sys.exc_info())


def test_one_calm_sentence_is_told(caplog: pytest.LogCaptureFixture):
    questions = PreparedQuestions()
    caught(Net(questions))
    assert [e.title.in_chinese() for e in questions.told] == ["程序出了点问题，刚才那一步没有完成"]
    assert "已记录的内容都在" in questions.told[0].advice.in_chinese()


def test_the_log_names_kind_and_place_and_holds_no_typed_text(caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG):
        caught(Net(PreparedQuestions()))
    assert "unexpected ValueError at test_net.py:" in caplog.text
    assert SAID not in caplog.text
    assert all(record.exc_info is None for record in caplog.records)


class TellsMore(PreparedQuestions):
    """While it tells, the same thing happens again."""

    def __init__(self) -> None:
        super().__init__()
        self.net: Net | None = None

    def tell(self, error: MediatorError) -> None:
        super().tell(error)
        assert self.net is not None
        caught(self.net)


def test_what_happens_again_meanwhile_opens_no_second_dialog(caplog: pytest.LogCaptureFixture):
    questions = TellsMore()
    questions.net = Net(questions)
    caught(questions.net)
    assert len(questions.told) == 1
    assert caplog.text.count("unexpected ValueError") == 2
    caught(questions.net)
    assert len(questions.told) == 2


def test_control_c_stays_what_it_is(monkeypatch: pytest.MonkeyPatch):
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, *_: seen.append(kind))
    questions = PreparedQuestions()
    Net(questions)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert seen == [KeyboardInterrupt]
    assert questions.told == []


def test_a_mistake_in_a_slot_reaches_the_net(qtbot: QtBot, caplog: pytest.LogCaptureFixture):
    questions = PreparedQuestions()
    net = Net(questions)
    with qtbot.captureExceptions() as exceptions:
        QTimer.singleShot(0, fail)
        qtbot.waitUntil(lambda: len(exceptions) == 1)
    net(*exceptions[0])
    assert len(questions.told) == 1
    assert SAID not in caplog.text
