"""The way in: first set-up on a new computer, signing in afterwards, the training store beside both."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.errors import BadInput, MediatorError
from mediator.domain.texts import check_text
from mediator.domain.wording import message
from mediator.gui.pages.sign_in import FirstSetUpPage, SignInPage
from mediator.services.curtain_code import CurtainCode
from mediator.services.desk import Desk
from mediator.services.doors import FirstSetUp, StoreDoor, StoreState
from mediator.services.ports import Role, Station, User
from mediator.wording import mark, tr

NAMES = {
    "organ": mark("公安机关名称"),
    "station": mark("派出所名称"),
    "room": mark("调解室名称"),
    "name": mark("您的姓名"),
    "number": mark("您的警号"),
}
NUMBER_TEMPLATE = "TJ-{year}-"


class Entrance(QWidget):
    """Shows the page that fits what stands on this computer."""

    came_in = Signal(object)  # Desk
    language_asked = Signal()

    def __init__(self, door: StoreDoor) -> None:
        super().__init__()
        self._door = door
        self.page: SignInPage | FirstSetUpPage
        if door.state() is StoreState.STATION:
            self.page = SignInPage()
            self.page.entered.connect(self._sign_in)
        else:
            self.page = FirstSetUpPage()
            self.page.set_up.connect(self._set_up)
        self.page.training_asked.connect(lambda: self._try(self._door.start_training))
        self.page.language_asked.connect(self.language_asked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def focus_first(self) -> None:
        """The keyboard goes to the first field."""
        self.page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _sign_in(self, number: str, passphrase: str) -> None:
        self._try(lambda: self._door.sign_in(number, passphrase))

    def _set_up(self, typed: Mapping[str, str]) -> None:
        self._try(lambda: self._begin(typed))

    def _begin(self, typed: Mapping[str, str]) -> Desk:
        if typed["passphrase"] != typed["again"]:
            raise BadInput(message("两次输入的密码不一样，请重新输入"))
        said = {key: check_text(typed[key], message(NAMES[key]), most=60) for key in NAMES}
        code = typed["code"]
        if not (code.isdigit() and 4 <= len(code) <= 12):
            raise BadInput(message("解锁码为4到12位数字，请重新填写"))
        desk = self._door.set_up(
            FirstSetUp(
                station=Station(
                    organ=said["organ"],
                    name=said["station"],
                    room=said["room"],
                    number_template=NUMBER_TEMPLATE,
                    training=False,
                ),
                user=User(number=said["number"], name=said["name"], role=Role.SUPERVISOR),
                passphrase=typed["passphrase"],
            )
        )
        CurtainCode(desk).choose(code)
        return desk

    def _try(self, enter: Callable[[], Desk]) -> None:
        try:
            desk = enter()
        except MediatorError as error:
            told = tr("{what}。{advice}", what=error.title, advice=error.advice) if error.advice else ""
            self.page.show_problem(told or tr(error.title))
            return
        self.came_in.emit(desk)
