"""The other engines, each with a template of its own for the same agreement, kept ready between papers."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Callable
from pathlib import Path

import typst
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from benchmarks.two_pages import words
from mediator.resources import RESOURCES

HERE = Path(__file__).resolve().parent
FONTS = RESOURCES / "fonts"
FACES = (("NotoSerifSC_400Regular.ttf", 400), ("NotoSerifSC_700Bold.ttf", 700))


def typst_engine(standard: str) -> Callable[[int], bytes]:
    """A compiler that stays; `standard` is the level of PDF/A, with tags."""
    compiler = typst.Compiler(str(HERE / "agreement.typ"), font_paths=[str(FONTS)], ignore_system_fonts=True)

    def draw(number: int) -> bytes:
        made: bytes = compiler.compile(
            format="pdf", sys_inputs={"paper": words(number)}, pdf_standards=[standard]
        )
        return made

    return draw


def weasyprint_engine(variant: str) -> Callable[[int], bytes]:
    """Fonts and style sheet that stay; `variant` is the level of PDF/A, with tags."""
    fonts = FontConfiguration()
    faces = "".join(
        f"@font-face {{ font-family: Song; font-weight: {weight}; src: url({(FONTS / name).as_uri()}) }}\n"
        for name, weight in FACES
    )
    style = weasyprint.CSS(
        string=faces + (HERE / "agreement.css").read_text(encoding="utf-8"), font_config=fonts
    )

    def draw(number: int) -> bytes:
        document = weasyprint.HTML(string=_page(json.loads(words(number))))
        made: bytes = document.write_pdf(
            stylesheets=[style], font_config=fonts, pdf_variant=variant, pdf_tags=True
        )
        return made

    return draw


def _page(paper: dict[str, object]) -> str:
    """The agreement as a page of the web."""
    said = html.escape
    cells: list[str] = []
    for cell in _list(paper, "cells"):
        kind = "th" if cell["label"] else "td"
        row = "<tr>" if cell["first"] else ""
        spans = f'colspan="{cell["columns"]}" rowspan="{cell["rows"]}"'
        cells.append(f"{row}<{kind} {spans}>{said(str(cell['text']))}</{kind}>")
    columns = "".join(f'<col style="width:{width}pt">' for width in _list(paper, "columns"))
    parts = "".join(
        f"<h2>{said(part['heading'])}<span>{said(part['hint'])}</span></h2>"
        + "".join(f"<p><b>{said(i['lead'])}</b>{said(i['text'])}</p>" for i in part["items"])
        for part in _list(paper, "parts")
    )
    last = "".join(f"<p>{said(text)}</p>" for text in _list(paper, "last"))
    places = "".join(
        f"<div><b>{said(s['label'])}：</b>{said(s['name'])}"
        f'<img alt="{said(s["name"])}" src="data:image/svg+xml;base64,{_encoded(s["svg"])}">'
        f"<small>{s['day']}</small></div>"
        for s in _list(paper, "signatures")
    )
    return (
        f'<html lang="zh-CN"><head><title>{said(str(paper["title"]))}</title></head>'
        f'<body data-foot="{said(str(paper["foot"]))}">'
        f'<div class="organ">{said(str(paper["organ"]))}</div><h1>{said(str(paper["form"]))}</h1>'
        f'<div class="number">{said(str(paper["number"]))}</div>'
        f"<table><colgroup>{columns}</colgroup>{''.join(cells)}</table>{parts}{last}"
        f'<div class="places">{places}</div>'
        f'<p class="seal">{paper["seal"]}　　</p><p class="seal">{paper["day"]}　　</p></body></html>'
    )


def _list(paper: dict[str, object], key: str) -> list[dict[str, object]]:
    found = paper[key]
    assert isinstance(found, list)
    return found


def _encoded(svg: object) -> str:
    return base64.b64encode(str(svg).encode("utf-8")).decode("ascii")
