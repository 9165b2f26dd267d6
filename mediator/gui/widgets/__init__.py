"""The widget kit: what every page is built from. It knows nothing of mediation and receives finished words.

text        label, Para (wraps, always escapes), ElidedLabel (titles), FlexLabel (hints), icon_label
buttons     button, link, check_box, Toggle
choices     chip, ChipGroup, SegmentedChoice
marks       Pill, Badge, MiniSteps
layout      row, col, flow (wraps), fill, box, Card, Well, rule, vertical_rule, scroll, page,
            clear_layout, PageStack
steps       Stepper with StepItem and SubStep, Navigation with NavEntry (each one Tab stop, arrow keys)
forms       LineField, TextField, ChoiceField, DateField, MoneyField, the edits alone, ErrorSummary
feedback    Toast, FocusRing, EmptyState
interview   Composer, StatementList, QuestionList, PersonStrip
board       Lane, BoardItem, Saying
lists       ListCard, AgendaRow, NoticeRow, InfoCard, KeyValueRow, table_look
signing     SignPad, SignThumb, SignerCard
parties     LargeText, FactBox, big_button

Widgets read `mediator.gui.theme.current()` when they are built; pages are built anew when it changes.

Each piece is loaded when it is first used: the first page of the program needs a third of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from mediator.gui.widgets.flow import Flow, flow

if TYPE_CHECKING:
    from mediator.gui.tokens import Tone
    from mediator.gui.widgets.board import BoardItem, Lane, Saying, SayingBox
    from mediator.gui.widgets.buttons import Toggle, button, check_box, link, set_button_icon
    from mediator.gui.widgets.choices import ChipGroup, SegmentedChoice, chip
    from mediator.gui.widgets.composer import Composer
    from mediator.gui.widgets.edits import DateEdit, IdNumberEdit, LineEdit, MoneyEdit, PhoneEdit, TextEdit
    from mediator.gui.widgets.error_summary import ErrorSummary, Problem
    from mediator.gui.widgets.fields import (
        ChoiceField,
        DateField,
        Field,
        LineField,
        MoneyField,
        TextField,
        search_edit,
    )
    from mediator.gui.widgets.focus_ring import FocusRing
    from mediator.gui.widgets.layout import (
        Card,
        Well,
        box,
        clear_layout,
        col,
        fill,
        page,
        row,
        rule,
        scroll,
        vertical_rule,
    )
    from mediator.gui.widgets.list_cards import (
        AgendaRow,
        EmptyState,
        InfoCard,
        KeyValueRow,
        ListCard,
        NoticeRow,
        table_look,
    )
    from mediator.gui.widgets.marks import Badge, MiniSteps, Pill
    from mediator.gui.widgets.navigation import NavEntry, Navigation
    from mediator.gui.widgets.page_stack import PageStack
    from mediator.gui.widgets.question_list import QuestionList, QuestionRow, QuestionState
    from mediator.gui.widgets.sign_cards import SignerCard, SignerState, SignThumb
    from mediator.gui.widgets.sign_pad import SignPad
    from mediator.gui.widgets.spoken import FactBox, LargeText, PersonStrip, big_button
    from mediator.gui.widgets.statement_list import StatementList, StatementRow
    from mediator.gui.widgets.step_rows import StepItem, StepState, SubStep
    from mediator.gui.widgets.stepper import Stepper
    from mediator.gui.widgets.text import ElidedLabel, FlexLabel, Para, icon_label, label, recolour
    from mediator.gui.widgets.toast import Toast

# Which module each name comes from; a test holds this table to the imports above.
WHERE = {
    "Tone": "mediator.gui.tokens",
    "BoardItem": "mediator.gui.widgets.board",
    "Lane": "mediator.gui.widgets.board",
    "Saying": "mediator.gui.widgets.board",
    "SayingBox": "mediator.gui.widgets.board",
    "Toggle": "mediator.gui.widgets.buttons",
    "button": "mediator.gui.widgets.buttons",
    "check_box": "mediator.gui.widgets.buttons",
    "link": "mediator.gui.widgets.buttons",
    "set_button_icon": "mediator.gui.widgets.buttons",
    "ChipGroup": "mediator.gui.widgets.choices",
    "SegmentedChoice": "mediator.gui.widgets.choices",
    "chip": "mediator.gui.widgets.choices",
    "Composer": "mediator.gui.widgets.composer",
    "DateEdit": "mediator.gui.widgets.edits",
    "IdNumberEdit": "mediator.gui.widgets.edits",
    "LineEdit": "mediator.gui.widgets.edits",
    "MoneyEdit": "mediator.gui.widgets.edits",
    "PhoneEdit": "mediator.gui.widgets.edits",
    "TextEdit": "mediator.gui.widgets.edits",
    "ErrorSummary": "mediator.gui.widgets.error_summary",
    "Problem": "mediator.gui.widgets.error_summary",
    "ChoiceField": "mediator.gui.widgets.fields",
    "DateField": "mediator.gui.widgets.fields",
    "Field": "mediator.gui.widgets.fields",
    "LineField": "mediator.gui.widgets.fields",
    "MoneyField": "mediator.gui.widgets.fields",
    "TextField": "mediator.gui.widgets.fields",
    "search_edit": "mediator.gui.widgets.fields",
    "FocusRing": "mediator.gui.widgets.focus_ring",
    "Card": "mediator.gui.widgets.layout",
    "Well": "mediator.gui.widgets.layout",
    "box": "mediator.gui.widgets.layout",
    "clear_layout": "mediator.gui.widgets.layout",
    "col": "mediator.gui.widgets.layout",
    "fill": "mediator.gui.widgets.layout",
    "page": "mediator.gui.widgets.layout",
    "row": "mediator.gui.widgets.layout",
    "rule": "mediator.gui.widgets.layout",
    "scroll": "mediator.gui.widgets.layout",
    "vertical_rule": "mediator.gui.widgets.layout",
    "AgendaRow": "mediator.gui.widgets.list_cards",
    "EmptyState": "mediator.gui.widgets.list_cards",
    "InfoCard": "mediator.gui.widgets.list_cards",
    "KeyValueRow": "mediator.gui.widgets.list_cards",
    "ListCard": "mediator.gui.widgets.list_cards",
    "NoticeRow": "mediator.gui.widgets.list_cards",
    "table_look": "mediator.gui.widgets.list_cards",
    "Badge": "mediator.gui.widgets.marks",
    "MiniSteps": "mediator.gui.widgets.marks",
    "Pill": "mediator.gui.widgets.marks",
    "NavEntry": "mediator.gui.widgets.navigation",
    "Navigation": "mediator.gui.widgets.navigation",
    "PageStack": "mediator.gui.widgets.page_stack",
    "QuestionList": "mediator.gui.widgets.question_list",
    "QuestionRow": "mediator.gui.widgets.question_list",
    "QuestionState": "mediator.gui.widgets.question_list",
    "SignerCard": "mediator.gui.widgets.sign_cards",
    "SignerState": "mediator.gui.widgets.sign_cards",
    "SignThumb": "mediator.gui.widgets.sign_cards",
    "SignPad": "mediator.gui.widgets.sign_pad",
    "FactBox": "mediator.gui.widgets.spoken",
    "LargeText": "mediator.gui.widgets.spoken",
    "PersonStrip": "mediator.gui.widgets.spoken",
    "big_button": "mediator.gui.widgets.spoken",
    "StatementList": "mediator.gui.widgets.statement_list",
    "StatementRow": "mediator.gui.widgets.statement_list",
    "StepItem": "mediator.gui.widgets.step_rows",
    "StepState": "mediator.gui.widgets.step_rows",
    "SubStep": "mediator.gui.widgets.step_rows",
    "Stepper": "mediator.gui.widgets.stepper",
    "ElidedLabel": "mediator.gui.widgets.text",
    "FlexLabel": "mediator.gui.widgets.text",
    "Para": "mediator.gui.widgets.text",
    "icon_label": "mediator.gui.widgets.text",
    "label": "mediator.gui.widgets.text",
    "recolour": "mediator.gui.widgets.text",
    "Toast": "mediator.gui.widgets.toast",
}

__all__ = [
    "AgendaRow",
    "Badge",
    "BoardItem",
    "Card",
    "ChipGroup",
    "ChoiceField",
    "Composer",
    "DateEdit",
    "DateField",
    "ElidedLabel",
    "EmptyState",
    "ErrorSummary",
    "FactBox",
    "Field",
    "FlexLabel",
    "Flow",
    "FocusRing",
    "IdNumberEdit",
    "InfoCard",
    "KeyValueRow",
    "Lane",
    "LargeText",
    "LineEdit",
    "LineField",
    "ListCard",
    "MiniSteps",
    "MoneyEdit",
    "MoneyField",
    "NavEntry",
    "Navigation",
    "NoticeRow",
    "PageStack",
    "Para",
    "PersonStrip",
    "PhoneEdit",
    "Pill",
    "Problem",
    "QuestionList",
    "QuestionRow",
    "QuestionState",
    "Saying",
    "SayingBox",
    "SegmentedChoice",
    "SignPad",
    "SignThumb",
    "SignerCard",
    "SignerState",
    "StatementList",
    "StatementRow",
    "StepItem",
    "StepState",
    "Stepper",
    "SubStep",
    "TextEdit",
    "TextField",
    "Toast",
    "Toggle",
    "Tone",
    "Well",
    "big_button",
    "box",
    "button",
    "check_box",
    "chip",
    "clear_layout",
    "col",
    "fill",
    "flow",
    "icon_label",
    "label",
    "link",
    "page",
    "recolour",
    "row",
    "rule",
    "scroll",
    "search_edit",
    "set_button_icon",
    "table_look",
    "vertical_rule",
]


def __getattr__(name: str) -> object:
    """The named piece, its module loaded when it is first asked for."""
    if name not in WHERE:
        raise AttributeError(f"{__name__} has no {name}")
    found: object = getattr(import_module(WHERE[name]), name)
    globals()[name] = found
    return found
