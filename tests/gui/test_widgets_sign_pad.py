"""The signature pad: what counts as a signature, and that nothing but real input writes on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator.domain.handwriting import Handwriting
from mediator.gui.theme import Theme
from mediator.gui.widgets import SignPad, SignThumb

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def pad(theme: Callable[..., Theme], qtbot: QtBot) -> SignPad:
    made = SignPad("请在框内签写本人姓名", "手写签名区")
    qtbot.addWidget(made)
    made.resize(520, 136)
    made.show()
    return made


def stroke(pad: SignPad, *points: tuple[int, int]) -> None:
    QTest.mousePress(pad, LEFT, NONE, QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(pad, QPoint(*point))
    QTest.mouseRelease(pad, LEFT, NONE, QPoint(*points[-1]))


def sign(pad: SignPad) -> None:
    stroke(pad, (60, 40), (120, 60), (180, 40))
    stroke(pad, (70, 80), (130, 90), (190, 70))


def test_an_empty_pad_holds_no_signature(pad: SignPad) -> None:
    assert not pad.usable()
    assert pad.handwriting().strokes == ()


def test_a_dot_is_no_signature(pad: SignPad) -> None:
    QTest.mouseClick(pad, LEFT, NONE, QPoint(50, 50))
    assert pad.stroke_count() == 1
    assert not pad.usable()


def test_one_long_stroke_is_no_signature(pad: SignPad) -> None:
    stroke(pad, (20, 40), (300, 60), (480, 40))
    assert not pad.usable()


def test_narrow_scribbling_is_no_signature(pad: SignPad) -> None:
    stroke(pad, (50, 20), (60, 100), (70, 20), (80, 100))
    stroke(pad, (50, 100), (60, 20), (70, 100))
    assert not pad.usable()


def test_two_strokes_of_some_length_are_a_signature(pad: SignPad) -> None:
    sign(pad)
    assert pad.usable()


def test_taking_a_stroke_back_makes_it_unusable_again(pad: SignPad) -> None:
    sign(pad)
    pad.undo_stroke()
    assert pad.stroke_count() == 1
    assert not pad.usable()


def test_taking_back_more_than_there_is_does_nothing(pad: SignPad, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pad.changed):
        pad.undo_stroke()
        pad.clear()


def test_signing_anew_starts_from_an_empty_pad(pad: SignPad) -> None:
    sign(pad)
    pad.clear()
    assert pad.stroke_count() == 0
    sign(pad)
    assert pad.usable()
    assert pad.handwriting().strokes[0][0].t == 0


def test_every_stroke_is_told_once_it_ends(pad: SignPad, qtbot: QtBot) -> None:
    with qtbot.waitSignals([pad.started, pad.changed, pad.changed]):
        sign(pad)


def test_the_handwriting_keeps_points_times_size_and_device(pad: SignPad) -> None:
    sign(pad)
    written = pad.handwriting()
    assert isinstance(written, Handwriting)
    assert (written.width, written.height) == (520.0, 136.0)
    assert written.device
    first = written.strokes[0]
    assert [(p.x, p.y) for p in first] == [(60.0, 40.0), (120.0, 60.0), (180.0, 40.0)]
    times = [p.t for line in written.strokes for p in line]
    assert times == sorted(times)
    assert {p.p for p in first} == {-1.0}


def test_points_outside_the_pad_are_held_at_its_edge(pad: SignPad) -> None:
    stroke(pad, (60, 40), (900, -50))
    last = pad.handwriting().strokes[0][-1]
    assert (last.x, last.y) == (520.0, 0.0)


def test_samples_stay_on_their_canvas_when_the_window_grows(pad: SignPad) -> None:
    sign(pad)
    before = pad.handwriting()
    pad.resize(1040, 272)
    assert pad.handwriting() == before
    stroke(pad, (520, 136), (620, 136))
    added = pad.handwriting().strokes[-1]
    assert [(p.x, p.y) for p in added] == [(260.0, 68.0), (310.0, 68.0)]


def test_mouse_presses_made_out_of_touches_are_left_out(pad: SignPad) -> None:
    where = QPointF(50, 50)
    event = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        where,
        where,
        pad.mapToGlobal(where),
        LEFT,
        LEFT,
        NONE,
        Qt.MouseEventSource.MouseEventSynthesizedByQt,
        QPointingDevice.primaryPointingDevice(),
    )
    QApplication.sendEvent(pad, event)
    assert pad.stroke_count() == 0


def test_a_finger_writes(pad: SignPad) -> None:
    finger = QTest.createTouchDevice()
    for points in (((60, 40), (300, 60)), ((60, 80), (300, 90))):
        QTest.touchEvent(pad, finger).press(0, QPoint(*points[0]), pad)
        QTest.touchEvent(pad, finger).move(0, QPoint(*points[1]), pad)
        QTest.touchEvent(pad, finger).release(0, QPoint(*points[1]), pad)
    assert pad.stroke_count() == 2
    assert pad.usable()


def test_the_hint_has_room_below_the_line_at_every_scale(theme: Callable[..., Theme], qtbot: QtBot) -> None:
    for scale in (1.0, 1.25, 1.5, 2.0):
        theme(scale=scale)
        made = SignPad("请在框内签写本人姓名", "手写签名区")
        qtbot.addWidget(made)
        made.show()
        needed = made.needed_size()
        assert made.height() >= needed.height()
        assert made.width() >= needed.width()


def test_ink_is_drawn_and_taken_away_again(pad: SignPad) -> None:
    empty = pad.grab().toImage()
    sign(pad)
    assert pad.grab().toImage() != empty
    pad.clear()
    assert pad.grab().toImage() == empty


def test_a_small_picture_of_the_signature_shows_its_ink(pad: SignPad, qtbot: QtBot) -> None:
    sign(pad)
    thumb = SignThumb(pad.handwriting(), "王秀兰的签名图样")
    bare = SignThumb(Handwriting(strokes=(), width=1.0, height=1.0), "空")
    for made in (thumb, bare):
        qtbot.addWidget(made)
    assert thumb.grab().toImage() != bare.grab().toImage()
    assert thumb.accessibleName() == "王秀兰的签名图样"
