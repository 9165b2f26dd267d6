"""Writes resources/hand/strokes.toml: the pen strokes of every character of a name in the cases.

Run `python -m tools.strokes` after a name was added to a case; other characters get made-up strokes.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tools.skeleton import Line, Pixel, strokes_of

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FONT = RESOURCES / "fonts" / "NotoSansSC_400Regular.ttf"
TARGET = RESOURCES / "hand" / "strokes.toml"
SIDE, MARGIN, SIZE, INKED = 112, 8, 96, 110
HEADER = """\
# 案例里姓名用字的笔画，由随程序附带的Noto Sans SC字形细化而来，演示签名时用；由tools/strokes.py写出。
# 每字一行：笔画以分号隔开，点以空格隔开，坐标在100×100的格子上。许可同字体（SIL OFL 1.1）。

[characters]
"""


def names() -> set[str]:
    """Every name in the cases: whatever stands under a key `name`, at any depth."""
    found: set[str] = set()

    def look(value: object) -> None:
        if isinstance(value, list):
            for inner in value:
                look(inner)
        elif isinstance(value, dict):
            found.update(text for key, text in value.items() if key == "name" and isinstance(text, str))
            for inner in value.values():
                look(inner)

    for case in sorted((RESOURCES / "cases").glob("*.toml")):
        look(tomllib.loads(case.read_text(encoding="utf-8")))
    return found


def picture(character: str) -> set[Pixel]:
    """The inked pixels of a character, centred."""
    font = ImageFont.truetype(str(FONT), SIZE)
    image = Image.new("L", (SIDE, SIDE), 0)
    draw = ImageDraw.Draw(image)
    left, top, right, bottom = draw.textbbox((0, 0), character, font=font)
    corner = ((SIDE - (right - left)) / 2 - left, (SIDE - (bottom - top)) / 2 - top)
    draw.text(corner, character, fill=255, font=font)
    content = image.tobytes()
    return {(i % SIDE, i // SIDE) for i, value in enumerate(content) if value > INKED}


def written(strokes: list[Line]) -> str:
    """ "12,30 40,50;60,10 60,90" on a grid of 100."""

    def step(value: float) -> int:
        return max(0, min(100, round((value - MARGIN) / (SIDE - 2 * MARGIN) * 100)))

    return ";".join(" ".join(f"{step(x)},{step(y)}" for x, y in stroke) for stroke in strokes)


def main() -> None:
    """Write the file anew."""
    characters = sorted({c for name in names() for c in name})
    lines = [f'"{c}" = "{written(strokes_of(picture(c)))}"\n' for c in characters]
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
