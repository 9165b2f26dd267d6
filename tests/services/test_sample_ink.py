"""Sample handwriting: a signature of any name, the same every time, inside its pad."""

import pytest

from mediator.domain.ink import is_signature
from mediator.services.sample_ink import SampleHand

NAMES = ["王", "赵建国", "欧阳晓月", "𬭚永安", "Ann Lee", "买买提·阿卜杜拉艾合麦提"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pad", [(520.0, 136.0), (1200.0, 280.0)])
def test_any_name_is_a_signature_inside_its_pad(name: str, pad: tuple[float, float]):
    ink = SampleHand().write(name, *pad)
    assert is_signature(ink)
    for stroke in ink.strokes:
        for point in stroke:
            assert 0 <= point.x <= pad[0] and 0 <= point.y <= pad[1]
            assert 0 < point.p <= 1


@pytest.mark.parametrize("name", NAMES)
def test_time_only_goes_forward(name: str):
    times = [point.t for stroke in SampleHand().write(name).strokes for point in stroke]
    assert times == sorted(times)


def test_the_same_name_is_written_the_same_and_another_name_is_not():
    assert SampleHand().write("赵建国") == SampleHand().write("赵建国")
    assert SampleHand().write("赵建国") != SampleHand().write("赵建军")
