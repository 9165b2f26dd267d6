"""The way in: first set-up on a new computer, signing in afterwards, the training store beside both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import BadInput, MediatorError
from mediator.domain.texts import check_text
from mediator.domain.wording import message
from mediator.gui.pages.sign_in import CodePage, RecoveryPage, SignInPage, TrainingPage
from mediator.gui.widgets import PageStack, col
from mediator.services.curtain_code import CurtainCode, check_code
from mediator.services.doors import FirstSetUp, Recovery, StoreDoor, StoreState
from mediator.services.ports import Role, Station, User
from mediator.wording import mark, tr

if TYPE_CHECKING:
    from mediator.gui.pages.first_set_up import FirstSetUpPage
    from mediator.services.desk import Desk

    Page = SignInPage | FirstSetUpPage | TrainingPage | CodePage | RecoveryPage

NAMES = {
    "organ": mark("公安机关名称"),
    "station": mark("派出所名称"),
    "room": mark("调解室名称"),
    "name": mark("您的姓名"),
    "number": mark("您的警号"),
}
PERSON = {"name": mark("姓名"), "number": mark("警号")}
ADMINISTRATORS = {"sys": Role.SYSTEM_ADMIN, "sec": Role.SECURITY_ADMIN, "aud": Role.AUDITOR}
NUMBER_TEMPLATE = "TJ-{year}-"


class Entrance(QWidget):
    """Shows the page that fits what stands on this computer; `typed` is what stood in it before a rebuild."""

    came_in = Signal(object)  # Desk
    language_asked = Signal()

    def __init__(
        self, door: StoreDoor, typed: Mapping[str, str] | None = None, desk: Desk | None = None
    ) -> None:
        super().__init__()
        self._door = door
        self.desk: Desk | None = None
        self._stack = PageStack()
        self.setLayout(col(self._stack, gap=0))
        self.page: Page = self._first_page()
        self._stack.replace(self.page)
        if desk is not None:
            self._enter(desk)
        self.page.type_in(typed or {})

    def focus_first(self) -> None:
        """The keyboard goes to the first field."""
        self.page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> dict[str, str]:
        """What stands in the fields, to be put back when the page is built anew."""
        return self.page.typed()

    def _first_page(self) -> Page:
        trouble = ""
        try:
            state = self._door.state()
        except MediatorError as error:
            state, trouble = StoreState.STATION, _told(error)
        if state is StoreState.NONE:
            return self._set_up_page()
        page = TrainingPage() if state is StoreState.TRAINING else self._sign_in_page()
        page.training_asked.connect(lambda: self._try(self._door.start_training))
        page.language_asked.connect(self.language_asked)
        if trouble:
            page.show_problem(trouble)
        return page

    def _sign_in_page(self) -> SignInPage:
        page = SignInPage()
        page.entered.connect(lambda number, words: self._try(lambda: self._door.sign_in(number, words)))
        page.recovery_asked.connect(self._ask_recovery)
        return page

    def _ask_recovery(self) -> None:
        page = RecoveryPage()
        page.recovered.connect(self._recover)
        page.back_asked.connect(self._start_again)
        self._turn_to(page)

    def _start_again(self) -> None:
        self._turn_to(self._first_page())

    def _turn_to(self, page: Page) -> None:
        self.page = page
        self._stack.replace(page)
        self.focus_first()

    def _recover(self, typed: Mapping[str, str]) -> None:
        if typed["passphrase"] != typed["again"]:
            self.page.show_problem(tr("两次输入的密码不一样，请重新输入"))
            return
        asked = Recovery(**{key: typed[key] for key in ("first", "second", "number", "passphrase")})
        self._try(lambda: self._door.recover(asked))

    def _set_up_page(self) -> FirstSetUpPage:
        from mediator.gui.pages.first_set_up import FirstSetUpPage

        page = FirstSetUpPage()
        page.set_up.connect(self._set_up)
        page.training_asked.connect(lambda: self._try(self._door.start_training))
        page.language_asked.connect(self.language_asked)
        return page

    def _set_up(self, typed: Mapping[str, str]) -> None:
        from mediator.gui.pages.first_set_up import FirstSetUpPage

        page = self.page
        assert isinstance(page, FirstSetUpPage)
        problems = set_up_problems(typed)
        page.show_problems(problems)
        if not problems:
            self._try(lambda: self._door.set_up(_first(typed)), code=typed["code"])

    def _try(self, way: Callable[[], Desk], code: str = "") -> None:
        try:
            desk = way()
        except MediatorError as error:
            self.page.show_problem(_told(error))
            return
        self._enter(desk, code)

    def _enter(self, desk: Desk, code: str = "") -> None:
        """Nobody works without a curtain code of their own: it is chosen before anything is shown."""
        self.desk = desk
        own = CurtainCode(desk)
        try:
            if code:
                own.choose(code)
            known = own.is_set()
        except MediatorError as error:
            self.page.show_problem(_told(error))
            return
        if known:
            self.came_in.emit(desk)
            return
        page = CodePage(desk.user.name)
        page.chosen.connect(self._choose)
        self._turn_to(page)

    def _choose(self, code: str) -> None:
        if self.desk is None:
            return
        try:
            CurtainCode(self.desk).choose(code)
        except MediatorError as error:
            self.page.show_problem(_told(error))
            return
        self.came_in.emit(self.desk)


def set_up_problems(typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Field and sentence of everything that cannot be used yet, from top to bottom."""
    found = []
    for key, name in NAMES.items():
        try:
            check_text(typed[key], message(name), most=60)
        except BadInput as error:
            found.append((key, tr(error.title)))
    found += _passphrase_problems(typed, "passphrase", "again")
    try:
        check_code(typed["code"])
    except BadInput as error:
        found.append(("code", tr(error.title)))
    for who in ADMINISTRATORS:
        for part, name in PERSON.items():
            try:
                check_text(typed[f"{who}-{part}"], message(name), most=60)
            except BadInput as error:
                found.append((f"{who}-{part}", tr(error.title)))
        found += _passphrase_problems(typed, f"{who}-passphrase", f"{who}-again")
    return found


def _passphrase_problems(typed: Mapping[str, str], first: str, again: str) -> list[tuple[str, str]]:
    if not typed[first]:
        return [(first, tr("请填写密码"))]
    if typed[first] != typed[again]:
        return [(again, tr("两次输入的密码不一样，请重新输入"))]
    return []


def _first(typed: Mapping[str, str]) -> FirstSetUp:
    said = {key: typed[key].strip() for key in NAMES}
    return FirstSetUp(
        station=Station(
            organ=said["organ"],
            name=said["station"],
            room=said["room"],
            number_template=NUMBER_TEMPLATE,
            training=False,
        ),
        user=User(number=said["number"], name=said["name"], role=Role.SUPERVISOR),
        passphrase=typed["passphrase"],
        administrators=tuple(
            (
                User(number=typed[f"{who}-number"].strip(), name=typed[f"{who}-name"].strip(), role=role),
                typed[f"{who}-passphrase"],
            )
            for who, role in ADMINISTRATORS.items()
        ),
    )


def _told(error: MediatorError) -> str:
    if error.advice is None:
        return tr(error.title)
    return tr("{what}。{advice}", what=error.title, advice=error.advice)
