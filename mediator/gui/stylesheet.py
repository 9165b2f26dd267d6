"""The Qt style sheet, generated from the tokens of a theme; nothing else styles a widget.

Traps it is written around (ux §3): no rule without a selector, radii under half the height, `sz` instead of
Qt's own `size`, paddings that give back what a thicker border takes, so that focus never moves a letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.gui.tokens import Tone
from mediator.resources import RESOURCES

if TYPE_CHECKING:
    from mediator.gui.theme import Theme

_TICK = (RESOURCES / "icons" / "check-white.svg").as_posix()
_CHEVRON = (RESOURCES / "icons" / "chevron-down.svg").as_posix()


def stylesheet(theme: Theme, families: tuple[str, ...]) -> str:
    """The whole style sheet for one scale and contrast."""
    return "\n".join(
        (
            _grounds(theme, families),
            _cards(theme),
            _buttons(theme),
            _chips(theme),
            _fields(theme),
            _rest(theme),
        )
    )


def _grounds(theme: Theme, families: tuple[str, ...]) -> str:
    c, px, size = theme.palette, theme.px, theme.sizes
    stack = ",".join(f'"{name}"' for name in families)
    return f"""
* {{ font-family: {stack}; font-size: {px(size.body)}px; color: {c.text}; outline: 0; }}
QMainWindow, QDialog, QMessageBox, QWidget#App, QWidget#Page {{ background: {c.app}; }}
QWidget#White {{ background: {c.surface}; }}
QWidget#Curtain {{ background: {c.curtain}; }}
QFrame#CurtainBox {{ background: {c.curtain2}; border-radius: {size.card_radius}px;
  border: {theme.border - 1}px solid {c.curtain_text}; }}
QScrollArea, QWidget#Plain, QWidget#Viewport {{ background: transparent; border: none; }}
QLabel {{ background: transparent; }}
QLabel[t="h1"] {{ font-size: {px(size.h1)}px; font-weight: 700; }}
QLabel[t="h2"] {{ font-size: {px(size.h2)}px; font-weight: 700; }}
QLabel[t="h3"] {{ font-size: {px(size.h3)}px; font-weight: 700; }}
QLabel[t="bold"] {{ font-weight: 700; }}
QLabel[t="secondary"] {{ font-size: {px(size.secondary)}px; color: {c.text2}; }}
QLabel[t="rail"] {{ font-size: {min(px(size.body), 22)}px; font-weight: 700; }}
QLabel[t="caption"] {{ font-size: {px(size.caption)}px; color: {c.text3}; }}
{_label_colours(theme)}
"""


def _label_colours(theme: Theme) -> str:
    c = theme.palette
    names = ("text", "text2", "text3", "text_on", "primary", "curtain_text", "curtain_text2", "curtain_error")
    colours = {name: c.named(name) for name in names} | {str(tone): c.named(tone) for tone in Tone}
    return "\n".join(f'QLabel[c="{name}"] {{ color: {colour}; }}' for name, colour in colours.items())


def _cards(theme: Theme) -> str:
    c, size, b = theme.palette, theme.sizes, theme.border
    tinted = "\n".join(
        f'QFrame#Card[tone="{tone}"] {{ background: {c.shade(tone).tint};'
        f" border-color: {c.shade(tone).line}; }}\n"
        f'QFrame#Card[outline="{tone}"] {{ border: 2px solid {c.shade(tone).ink}; }}\n'
        f'QFrame#Saying[tone="{tone}"] {{ background: {c.shade(tone).tint};'
        f" border: {b - 1}px solid {c.shade(tone).line};"
        f" border-radius: {size.radius}px; }}"
        for tone in Tone
    )
    return f"""
QFrame#Header {{ background: {c.surface}; border: none; border-bottom: {b}px solid {c.line}; }}
QFrame#Footer {{ background: {c.surface}; border: none; border-top: {b}px solid {c.line}; }}
QFrame#Side {{ background: {c.surface}; border: none; border-right: {b}px solid {c.line}; }}
QFrame#Card {{ background: {c.surface}; border: {b}px solid {c.line};
  border-radius: {size.card_radius}px; }}
QFrame#Well {{ background: {c.sunken}; border: {b}px solid {c.line}; border-radius: {size.radius}px; }}
QFrame#Item {{ background: {c.surface}; border: {b}px solid {c.line}; border-radius: {size.radius}px; }}
QFrame#Item[now="true"] {{ background: {c.primary_tint}; border: 2px solid {c.primary}; }}
QFrame#Lane {{ background: {c.subtle}; border: {b - 1}px solid {c.line};
  border-radius: {size.card_radius}px; }}
QFrame#Toast {{ background: {c.text}; border: none; border-radius: {size.radius}px; }}
QFrame#Rule {{ background: {c.line}; border: none; max-height: {b}px; min-height: {b}px; }}
QFrame#VRule {{ background: {c.line}; border: none; max-width: {b}px; min-width: {b}px; }}
{tinted}
"""


def _buttons(theme: Theme) -> str:
    c, px, ch, size, b = theme.palette, theme.px, theme.control, theme.sizes, theme.border
    d, p = c.shade(Tone.DANGER), c.shade(Tone.PRIMARY)
    return f"""
QPushButton {{ background: {c.surface}; color: {p.ink}; border: {b}px solid {c.line_strong};
  border-radius: {size.radius}px;
  padding: {8 - b}px {16 - b}px; min-height: {ch(24)}px; }}
QPushButton:hover {{ background: {p.tint}; border-color: {p.ink}; }}
QPushButton:pressed {{ background: {p.line}; }}
QPushButton:focus {{ border: 2px solid {c.focus}; padding: 6px 14px; }}
QPushButton:disabled {{ color: {c.text3}; background: {c.subtle}; border-color: {c.line}; }}
QPushButton[kind="primary"] {{ background: {p.ink}; color: {c.text_on}; border: {b}px solid {p.ink};
  font-weight: 700; }}
QPushButton[kind="primary"]:hover {{ background: {c.primary_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {c.primary_press}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {c.primary_press}; }}
QPushButton[kind="primary"]:disabled {{ background: {c.subtle}; color: {c.text3};
  border-color: {c.line}; font-weight: 400; }}
QPushButton[kind="quiet"] {{ border: {b}px solid transparent; background: transparent;
  padding: {6 - b}px {10 - b}px; }}
QPushButton[kind="quiet"]:hover {{ background: {p.tint}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {c.focus}; padding: 4px 8px; }}
QPushButton[kind="danger"] {{ color: {d.ink}; border-color: {d.ink}; }}
QPushButton[kind="danger"]:hover {{ background: {d.tint}; }}
QPushButton[kind="tint"] {{ background: {p.tint}; border-color: {p.ink}; font-weight: 700; }}
QPushButton[kind="tint"]:hover {{ background: {p.line}; }}
QPushButton[kind="tint"]:disabled {{ background: {c.subtle}; border-color: {c.line}; font-weight: 400; }}
QPushButton[kind="curtain"] {{ background: {c.surface}; border: none; font-weight: 700;
  padding: 8px 20px; min-height: {ch(28)}px; }}
QPushButton[kind="curtain"]:focus {{ border: 2px solid {c.focus}; padding: 6px 18px; }}
QPushButton[kind="toast"] {{ background: transparent; color: {c.surface};
  border: 1px solid {c.surface}; font-weight: 700; padding: 3px 11px; }}
QPushButton[kind="toast"]:focus {{ border: 2px solid {c.surface}; padding: 2px 10px; }}
QPushButton[small="true"] {{ font-size: {px(14)}px; padding: {4 - b}px {12 - b}px;
  min-height: {ch(24)}px; }}
QPushButton[small="true"]:focus {{ padding: 2px 10px; }}
QPushButton[inline="true"] {{ font-size: {px(14)}px; padding: 3px 7px 3px 3px; min-height: {ch(24)}px;
  text-align: left; }}
QPushButton[inline="true"]:focus {{ padding: 2px 6px 2px 2px; }}
QPushButton[link="true"] {{ text-align: left; text-decoration: underline; padding: 3px 7px 3px 3px;
  min-height: {ch(24)}px; }}
QPushButton[link="true"]:focus {{ padding: 2px 6px 2px 2px; }}
QPushButton[link="true"][kind="quiet"][danger="true"] {{ color: {d.ink}; }}
QPushButton[menu="true"] {{ text-align: left; }}
QPushButton[sz="l"] {{ min-height: {ch(28)}px; }}
QPushButton[sz="xl"] {{ min-height: {ch(44)}px; font-size: {px(22)}px; padding-left: 23px;
  padding-right: 23px; }}
QPushButton[sz="xl"]:focus {{ padding-left: 22px; padding-right: 22px; }}
"""


def _chips(theme: Theme) -> str:
    c, px, ch, size, b = theme.palette, theme.px, theme.control, theme.sizes, theme.border
    small, big, segment = ch(24) + 8, ch(52) + 8, ch(28) + 16
    return f"""
QPushButton[chip="true"] {{ font-size: {px(14)}px; border: {b}px solid {c.line_strong};
  border-radius: {small // 2}px;
  padding: {4 - b}px {14 - b}px; min-height: {ch(24)}px; color: {c.text2}; background: {c.surface}; }}
QPushButton[chip="true"][big="true"] {{ font-size: {px(18)}px; min-height: {ch(52)}px; min-width: {ch(52)}px;
  border-radius: {big // 2}px; }}
QPushButton[chip="true"]:hover {{ background: {c.primary_tint}; }}
QPushButton[chip="true"]:checked {{ background: {c.primary_tint}; border: 2px solid {c.primary};
  padding: 2px 12px; color: {c.primary}; font-weight: 700; }}
QPushButton[chip="true"]:focus {{ border: 2px solid {c.focus}; padding: 2px 12px; }}
QPushButton[segment="true"] {{ border: {b}px solid {c.line_strong}; border-radius: {size.radius}px;
  color: {c.text};
  padding: {8 - b}px {16 - b}px; min-height: {segment - 16}px; background: {c.surface}; }}
QPushButton[segment="true"]:hover {{ background: {c.primary_tint}; }}
QPushButton[segment="true"]:disabled {{ color: {c.text3}; background: {c.subtle}; }}
QPushButton[segment="true"]:checked {{ background: {c.primary_tint}; border: 2px solid {c.primary};
  padding: 6px 14px; color: {c.primary}; font-weight: 700; }}
QPushButton[segment="true"]:focus {{ border: 2px solid {c.focus}; padding: 6px 14px; }}
QPushButton[segment="true"][err="true"] {{ border: 2px solid {c.danger}; padding: 6px 14px; }}
"""


def _fields(theme: Theme) -> str:
    c, ch, size, b = theme.palette, theme.control, theme.sizes, theme.border
    kinds = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QAbstractSpinBox")
    every = ", ".join(kinds)
    focus = ", ".join(f"{kind}:focus" for kind in kinds)
    wrong = ", ".join(f'{kind}[err="true"]' for kind in kinds)
    off = ", ".join(f'{kind}:disabled, {kind}[readOnly="true"]' for kind in ("QLineEdit", "QPlainTextEdit"))
    return f"""
{every} {{ background: {c.surface}; border: {b}px solid {c.line_strong}; border-radius: {size.field_radius}px;
  padding: {8 - b}px {12 - b}px; selection-background-color: {c.primary}; selection-color: {c.text_on};
  min-height: {ch(24)}px; placeholder-text-color: {c.text3}; }}
{focus} {{ border: 2px solid {c.focus}; padding: 6px 10px; }}
{wrong} {{ border: 2px solid {c.danger}; padding: 6px 10px; }}
{off} {{ background: {c.subtle}; color: {c.text2}; }}
QLineEdit[search="true"] {{ background: {c.sunken}; padding-left: {18 + theme.mark(18) - b}px; }}
QLineEdit[search="true"]:focus {{ padding-left: {16 + theme.mark(18)}px; background: {c.surface}; }}
QComboBox[suggests="true"] {{ padding: {2 - b}px {12 - b}px; min-height: {ch(24) + 14}px; }}
QComboBox[suggests="true"]:focus, QComboBox[suggests="true"][err="true"] {{ padding: 0 10px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus {{ border: none; padding: 0; background: transparent;
  min-height: {ch(24) + 12}px; }}
QComboBox::drop-down {{ border: none; width: {ch(32)}px; }}
QComboBox::down-arrow {{ image: url("{_CHEVRON}"); width: {ch(18)}px; height: {ch(18)}px; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: {b}px solid {c.line_strong};
  padding: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: {ch(36)}px; padding: 0 8px; }}
QComboBox QAbstractItemView::item:selected {{ background: {c.primary_tint}; color: {c.primary}; }}
QCheckBox, QRadioButton {{ spacing: 8px; min-height: {max(32, ch(32))}px; }}
QCheckBox[party="true"] {{ min-height: {ch(60)}px; spacing: 12px; }}
QCheckBox::indicator {{ width: {ch(20)}px; height: {ch(20)}px; border: {b}px solid {c.line_strong};
  border-radius: 4px; background: {c.surface}; }}
QCheckBox[party="true"]::indicator {{ width: {ch(28)}px; height: {ch(28)}px; }}
QCheckBox::indicator:checked {{ background: {c.primary}; border-color: {c.primary};
  image: url("{_TICK}"); }}
QCheckBox::indicator:disabled {{ background: {c.subtle}; }}
QCheckBox:focus {{ color: {c.focus}; }}
QCheckBox[err="true"]::indicator {{ border: 2px solid {c.danger}; }}
"""


def _rest(theme: Theme) -> str:
    c, px, ch, b = theme.palette, theme.px, theme.control, theme.border
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {c.scroll_handle}; border-radius: 4px; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::handle:hover {{ background: {c.line_strong}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; width: 0; height: 0; }}
QListView {{ background: transparent; border: none; }}
QTableView {{ background: {c.surface}; border: none; gridline-color: {c.line};
  selection-background-color: {c.primary_tint}; selection-color: {c.text}; }}
QTableView::item {{ padding: 0 12px; border-bottom: 1px solid {c.line}; }}
QTableView::item:selected {{ background: {c.primary_tint}; color: {c.text}; }}
QHeaderView::section {{ background: {c.sunken}; color: {c.text2}; font-size: {px(14)}px; border: none;
  border-bottom: {b}px solid {c.line}; padding: 8px 16px; min-height: {ch(24)}px; }}
QMenu {{ background: {c.surface}; border: {b}px solid {c.line_strong}; padding: 4px; }}
QMenu::item {{ padding: 8px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {c.primary_tint}; color: {c.primary}; }}
QProgressBar {{ background: {c.subtle}; border: {b - 1}px solid {c.line}; border-radius: 4px;
  min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {c.primary}; border-radius: 4px; }}
QToolTip {{ background: {c.text}; color: {c.surface}; border: none; padding: 6px 10px;
  font-size: {px(14)}px; }}
"""
