"""Says who is in the room and for how long, and leads to the next person through the curtain."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from mediator.domain.people import Person, PersonKind
from mediator.domain.presence import Staffing, officers_at, outlook
from mediator.domain.recordings import talk_kind
from mediator.domain.session import Session, Talk
from mediator.gui.session.balance_meter import balance_menu
from mediator.gui.session.context import SessionContext
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.session.people_choice import person_shown
from mediator.gui.session.rest_button import RestButton, minutes_shown
from mediator.gui.session.two_columns import stacked
from mediator.gui.widgets import PersonStrip, box, button, icon_label, label, row
from mediator.wording import mark, tr

EVERY_MS = 60_000
TALKED = mark("已谈{minutes}分")
ROUND_TITLES: dict[int, str] = {1: mark("第一轮"), 2: mark("第二轮")}


def round_shown(number: int) -> str:
    """第一轮, 第二轮, 第3轮 …"""
    return tr(ROUND_TITLES[number]) if number in ROUND_TITLES else tr("第{number}轮", number=number)


def talkers(session: Session) -> tuple[Person, ...]:
    """The people who are heard alone, in the order they came."""
    return session.here(PersonKind.PARTY, PersonKind.FACT_WITNESS)


def names_of(session: Session, person_ids: tuple[str, ...]) -> str:
    """王秀兰、赵建国."""
    return tr("、").join(session.person(person_id).name for person_id in person_ids)


def talk_title(session: Session, talk: Talk, *, checking: bool) -> str:
    """正在与王秀兰单独谈话; for somebody with a guardian here, with the guardian."""
    name, present = session.person(talk.person_id).name, names_of(session, talk.present)
    if checking:
        return tr("请{name}核对谈话记录", name=name)
    if present:
        return tr("正在与{name}单独谈话，{present}在场", name=name, present=present)
    return tr("正在与{name}单独谈话", name=name)


class TalkStrip(QWidget):
    """The tinted strip over a talk."""

    switch_asked = Signal(str)  # person id

    def __init__(self, context: SessionContext, talk_id: str, *, checking: bool = False) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        self._talk_id = talk_id
        session = context.session
        talk = session.talk(talk_id)
        person = session.person(talk.person_id)
        self.minutes = label("", "secondary")
        self.rest = RestButton(context, go_on=tr("继续谈话"))
        self.balance = button(
            "",
            "quiet",
            "scale",
            small=True,
            name=tr("谈得是否均衡"),
            tip=tr("看各方谈了多久"),
            on_click=self._weigh,
        )
        self.switch = button(tr("换人谈话"), "plain", "users", tip=tr("先遮挡屏幕，再请下一位入座"))
        self.switch.clicked.connect(self._ask_whom)
        self.police = label(_police(context, talk), "secondary")
        extras = (
            box(
                row(
                    icon_label("shield-check", "text2", 18),
                    self.police,
                    icon_label("timer", "text2", 18),
                    self.minutes,
                    self.rest.button,
                    self.balance,
                    self.switch,
                    gap=10,
                )
            ),
        )
        strip = PersonStrip(
            letter_shown(person.letter),
            tone_of(person),
            talk_title(session, talk, checking=checking),
            _subtitle(talk, person.name),
            *extras,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(strip)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.show_time)
        self._timer.start()
        self.show_time()

    def show_time(self) -> None:
        """Write the minutes talked anew, without rests, by this computer's clock."""
        started = self._context.session.talk(self._talk_id).started_at
        self.minutes.setText(minutes_shown(self._context, started, TALKED))
        self.rest.show_state()

    def _weigh(self) -> None:
        menu = balance_menu(self._context, self)
        menu.popup(self.balance.mapToGlobal(self.balance.rect().bottomLeft()))

    def _ask_whom(self) -> None:
        menu = self.switch_menu()
        menu.popup(self.switch.mapToGlobal(self.switch.rect().bottomLeft()))

    def switch_menu(self) -> QMenu:
        """The others who can be heard."""
        session = self._context.session
        here = session.talk(self._talk_id).person_id
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for person in talkers(session):
            if person.person_id != here:
                action = menu.addAction(person_shown(session, person))
                action.triggered.connect(lambda _on=False, to=person.person_id: self.switch_asked.emit(to))
        return menu


def _police(context: SessionContext, talk: Talk) -> str:
    """How many officers are here, and whether it has to be recorded; whoever sits here may read it."""
    session, pack = context.session, context.room.pack.presence
    seen = outlook(session, pack, talk_kind(session, talk.person_id), talk.talk_id)
    count = len(officers_at(session, talk.talk_id).officers)
    if seen is not None and seen.staffing is Staffing.WITH_RECORDING:
        return tr("民警{count}名，全程录音录像", count=count)
    return tr("民警{count}名", count=count)


def _subtitle(talk: Talk, name: str) -> str:
    round_ = round_shown(talk.round)
    if stacked():
        return tr("{round}·只有本人的陈述", round=round_)
    return tr("{round}·本页只显示{name}的谈话内容，不含其他当事人的陈述", round=round_, name=name)
