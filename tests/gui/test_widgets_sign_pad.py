"""The signature pad: what counts as a signature, and that nothing but real input writes on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator.domain.handwriting import Handwriting
from mediator.domain.ink_outline import outline
from mediator.gui.theme import Theme
from mediator.gui.widgets import SignPad, SignThumb
from mediator.gui.widgets.ink import ink_path

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
STYLUS = QPointingDevice(
    "pen of the test",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    1,
    "",
    QPointingDeviceUniqueId(),
)


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


# ----------------------------------------------------------------- pen, taking back, outline


def pen_event(pad: SignPad, kind: QEvent.Type, x: float, y: float, pressure: float, stamp: int) -> bool:
    """A real event of a stylus; True when the pad took it, so that no mouse copy follows."""
    where = QPointF(x, y)
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.TabletRelease else LEFT
    event = QTabletEvent(
        kind, STYLUS, where, pad.mapToGlobal(where), pressure, 0.0, 0.0, 0.0, 0.0, 0.0, NONE, LEFT, held
    )
    event.setTimestamp(stamp)
    QApplication.sendEvent(pad, event)
    return event.isAccepted()


def pen_stroke(pad: SignPad, *points: tuple[float, float, float, int]) -> None:
    assert pen_event(pad, QEvent.Type.TabletPress, *points[0])
    for point in points[1:]:
        assert pen_event(pad, QEvent.Type.TabletMove, *point)
    assert pen_event(pad, QEvent.Type.TabletRelease, *points[-1])


def test_a_pen_writes_with_pressure_and_time_and_its_events_are_taken(pad: SignPad) -> None:
    pen_stroke(pad, (60.128, 40, 0.1234, 1000), (120.5, 60, 0.5, 1008), (120.5, 60, 0.7, 1016))
    (stroke,) = pad.handwriting().strokes
    assert [(p.x, p.y, p.t, p.p) for p in stroke] == [(60.13, 40.0, 0, 0.123), (120.5, 60.0, 8, 0.5)]
    assert pad.handwriting().device == "pen of the test"


def test_a_pen_wins_over_the_palm_that_came_first(pad: SignPad) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, QPoint(400, 100), pad)
    pen_stroke(pad, (60, 40, 0.5, 1000), (300, 60, 0.5, 1008))
    QTest.touchEvent(pad, finger).release(0, QPoint(400, 100), pad)
    (stroke,) = pad.handwriting().strokes
    assert [(p.x, p.p) for p in stroke] == [(60.0, 0.5), (300.0, 0.5)]


def test_only_the_first_finger_writes(pad: SignPad) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(3, QPoint(60, 40), pad)
    QTest.touchEvent(pad, finger).stationary(3).press(4, QPoint(400, 100), pad)
    QTest.touchEvent(pad, finger).move(3, QPoint(200, 60), pad).move(4, QPoint(410, 110), pad)
    QTest.touchEvent(pad, finger).release(3, QPoint(200, 60), pad).release(4, QPoint(410, 110), pad)
    (stroke,) = pad.handwriting().strokes
    assert [(p.x, p.y) for p in stroke] == [(60.0, 40.0), (200.0, 60.0)]


def test_a_stroke_taken_back_comes_again_until_another_is_drawn(pad: SignPad) -> None:
    sign(pad)
    whole = pad.handwriting()
    pad.undo_stroke()
    pad.undo_stroke()
    pad.redo_stroke()
    assert pad.handwriting().strokes == whole.strokes[:1]
    pad.redo_stroke()
    assert pad.handwriting() == whole and not pad.can_redo()
    pad.undo_stroke()
    stroke(pad, (20, 20), (90, 30))
    assert not pad.can_redo()


def test_everything_cleared_comes_again_at_once_and_the_clearing_stays_counted(pad: SignPad) -> None:
    sign(pad)
    whole = pad.handwriting()
    pad.clear()
    assert pad.stroke_count() == 0 and pad.can_redo()
    pad.redo_stroke()
    assert pad.handwriting() == whole and pad.times_cleared() == 1


def test_taking_back_and_bringing_back_work_by_keyboard(pad: SignPad) -> None:
    sign(pad)
    whole = pad.handwriting()
    pad.setFocus()
    QTest.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pad.stroke_count() == 1
    QTest.keyClick(pad, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert pad.handwriting() == whole


def test_a_pad_in_another_size_goes_on_from_what_the_one_before_kept(
    pad: SignPad, theme: Callable[..., Theme], qtbot: QtBot
) -> None:
    sign(pad)
    pad.clear()
    pad.redo_stroke()
    pad.undo_stroke()
    theme(scale=1.5)
    made = SignPad("请在框内签写本人姓名", "手写签名区")
    qtbot.addWidget(made)
    made.resize(800, 240)
    made.restore(pad.kept())
    assert made.handwriting() == pad.handwriting() and made.times_cleared() == 1
    made.redo_stroke()
    assert made.stroke_count() == 2


def test_the_screen_fills_the_very_outline_that_goes_on_the_paper(pad: SignPad) -> None:
    sign(pad)
    path, contours = ink_path(pad.handwriting().strokes), outline(pad.handwriting())
    assert path.fillRule() is Qt.FillRule.WindingFill
    drawn = [(e.x, e.y) for e in (path.elementAt(i) for i in range(path.elementCount()))]
    pairs = {pair for c in contours for pair in zip(c.numbers[::2], c.numbers[1::2], strict=True)}
    assert set(drawn) == pairs
    shown = pad.grab().toImage()
    assert shown.pixelColor(120, 45).lightness() < 120, "no ink where the stroke went"
