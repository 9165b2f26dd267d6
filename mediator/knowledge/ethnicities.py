"""Loads the names of the peoples of China that are offered where the 民族 of a person is typed."""

from __future__ import annotations

from pathlib import Path

from mediator.domain.wording import message
from mediator.knowledge.marks import Mark
from mediator.knowledge.toml_file import Table, read_toml

LONGEST = 30
"""What a record keeps of a name."""


def load_ethnicities(path: Path) -> tuple[str, ...]:
    """The names in the order of the file, or a `BadInput` that names file, key and rule."""
    table = Table(path.name, "", read_toml(path))
    table.only("source", "as_of", "mark", "names")
    table.text("source")
    table.choice("mark", Mark)
    if table.day("as_of") is None:
        raise table.refuse("as_of", message("缺少这一项"))
    names = table.texts("names")
    if not names:
        raise table.refuse("names", message("缺少这一项"))
    for place, name in enumerate(names, 1):
        if not name.strip() or len(name) > LONGEST:
            raise table.refuse(f"names[{place}]", message("应为不超过{most}个字的名称", most=LONGEST))
        if name in names[: place - 1]:
            raise table.refuse(f"names[{place}]", message("“{name}”用了两次", name=name))
    return names
