"""When handwriting is a signature."""

from __future__ import annotations

import pytest

from mediator.domain.handwriting import Handwriting
from mediator.domain.ink import InkTooLittle, check_ink, ink_length, is_signature
from tests.domain.ink_samples import DOT, NARROW, NOTHING, ONE_LINE
from tests.people_samples import ink


@pytest.mark.parametrize("written", [DOT, ONE_LINE, NARROW, NOTHING])
def test_a_dot_a_line_a_narrow_scratch_and_nothing_are_no_signatures(written: Handwriting):
    assert not is_signature(written)
    with pytest.raises(InkTooLittle, match="请重新签"):
        check_ink(written)


def test_two_strokes_with_length_and_width_are_one():
    assert check_ink(ink(3)) == ink(3)
    assert ink_length(ink()) > 150


def test_an_empty_stroke_counts_no_ink():
    assert ink_length(Handwriting(strokes=((),), width=1, height=1)) == 0
