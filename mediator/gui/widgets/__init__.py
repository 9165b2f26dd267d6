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
"""

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
from mediator.gui.widgets.flow import Flow, flow
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
