"""The pen strokes of the names in the cases."""

from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.ink import is_signature
from mediator.knowledge.cases import load_script
from mediator.knowledge.hand import load_hand
from mediator.resources import RESOURCES


def test_every_character_of_every_name_in_the_cases_has_its_strokes():
    known = load_hand().skeletons
    for path in (RESOURCES / "cases").glob("*.toml"):
        script = load_script(path)
        names = [script.desk.officer]
        for person in script.people:
            names += [person.details.name, *(g.details.name for g in person.guardians)]
        assert not [c for name in names for c in name if c not in known], path.name


def test_every_name_it_writes_is_a_signature():
    for character in load_hand().skeletons:
        assert is_signature(load_hand().write(character + character)), character


@pytest.mark.parametrize("line", ["1,2 x,3", "1,2", "", "1 2"])
def test_broken_strokes_are_refused_with_file_and_key(tmp_path: Path, line: str):
    path = tmp_path / "strokes.toml"
    path.write_text(f'[characters]\n"王" = "{line}"\n', encoding="utf-8")
    with pytest.raises(BadInput, match=r"strokes\.toml：characters\.王"):
        load_hand(path)
