"""受理登记: how a dispute came to the committee, beside the people it is between."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.events import ApplicationSource
from mediator.domain.progress import Missing
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.session.parties import PartiesPage
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    ChipGroup,
    LineField,
    Para,
    Pill,
    SegmentedChoice,
    TextField,
    box,
    button,
    col,
    label,
    row,
)
from mediator.wording import mark, tr

SOURCES = (
    (ApplicationSource.APPLIED.value, mark("当事人申请")),
    (ApplicationSource.OWN_INITIATIVE.value, mark("主动调解")),
    (ApplicationSource.ENTRUSTED.value, mark("接受委托移送")),
)
SOURCE_TITLES = dict(SOURCES)


class ApplicationCard(Card):
    """One line while it is recorded or not yet wanted; the form when it is opened."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 12, 20, 12), gap=12)
        self._context = context
        self.state = Pill("", Tone.MUTE)
        self.told = Para("", 14, "text2", 1.4)
        self.open_button = button(tr("填写"), small=True, on_click=self.open)
        self.source = SegmentedChoice([(key, tr(words)) for key, words in SOURCES], name=tr("案件来源"))
        self.entrusted = LineField(tr("委托单位"))
        self.applicants = ChipGroup([], exclusive=False, name=tr("由谁申请"))
        self.requests = TextField(tr("申请事项"), optional=tr("（一行写一项）"), lines=2)
        self.wrong = Para("", 14, "danger", 1.4)
        self.record = button(tr("记下受理登记"), "tint")
        self.record.clicked.connect(lambda _checked=False: self.submit())
        self._source_held, self._applicants_held = carrier(self.source, self), carrier(self.applicants, self)
        self._shown: tuple[str, ...] = ()
        self._show_people(context.session)
        self.fields = KeptFields(
            context.keep_draft,
            "application",
            {
                "source": self._source_held,
                "applicants": self._applicants_held,
                "requests": self.requests.edit,
                "entrusted": self.entrusted.edit,
            },
            _texts(context.session),
        )
        self._asked = col(label(tr("由谁申请"), "bold"), self.applicants, gap=4)
        self._asking, self.form = box(self._asked), QWidget()
        self.form.setLayout(
            col(
                self.source,
                self.entrusted,
                self._asking,
                self.requests,
                self.wrong,
                row(None, self.record),
                gap=12,
            )
        )
        self.add(
            row(label(tr("受理登记"), "h3"), self.state, (self.told, 1), self.open_button, gap=8), self.form
        )
        self.wrong.hide()
        self._opened = self.fields.touched()
        self._source_held.textChanged.connect(lambda _text: self._rearrange())

    def show_session(self, session: Session) -> None:
        """What is recorded; the people who may apply change as they are entered."""
        self._show_people(session)
        self.fields.show(_texts(session))
        application = session.application
        if application is None:
            self.state.set_text(tr("还没有登记"), Tone.DISPUTE, "circle-alert")
            self.told.set_text(tr("登记当事人之后填写。") if not self._shown else "")
        else:
            self.state.set_text(tr(SOURCE_TITLES[application.source.value]), Tone.AGREE, "check")
            self.told.set_text(tr("；").join(application.requests))
        closed = session.ended or session.lock is not None
        self.open_button.setVisible(not closed)
        if closed:
            self._opened = False
        self._rearrange()

    def open(self) -> None:
        """Show the form, or take it away again."""
        self._opened = not self._opened
        self._rearrange()
        if self._opened:
            self.source.buttons()[0].setFocus()

    def begin(self) -> None:
        """Show the form because it is wanted."""
        if not self._opened:
            self.open()

    def submit(self) -> bool:
        """Record it; what is wrong is said above the button."""
        source = self.source.value()
        if not source:
            return self._refuse(tr("请选择案件来源"))
        chosen = self.applicants.chosen()
        kind = ApplicationSource(source)
        applied = kind is ApplicationSource.APPLIED
        disputants = [p.person_id for p in self._context.session.parties if must_be_willing(p)]
        error = self._context.attempt(
            lambda: self._context.room.route.apply(
                kind,
                applicants=chosen if applied else (),
                respondents=tuple(i for i in disputants if i not in chosen) if applied else (),
                requests=tuple(line.strip() for line in self.requests.text().split("\n") if line.strip()),
                entrusted_by=self.entrusted.text(),
            )
        )
        if error is not None:
            return self._refuse(tr(error.title))
        self.fields.forget()
        self.wrong.hide()
        self._opened = False
        self._rearrange()
        return True

    def _refuse(self, sentence: str) -> bool:
        self.wrong.set_text(sentence)
        self.wrong.show()
        return False

    def _show_people(self, session: Session) -> None:
        people = tuple((p.person_id, p.name) for p in session.parties if must_be_willing(p))
        if tuple(person_id for person_id, _ in people) != self._shown:
            self._shown = tuple(person_id for person_id, _ in people)
            self.applicants.set_options(people, self._applicants_held.text().split())

    def _rearrange(self) -> None:
        source = self._source_held.text()
        self.form.setVisible(self._opened)
        self.open_button.setText(tr("收起") if self._opened else tr("填写"))
        self.entrusted.setVisible(source == ApplicationSource.ENTRUSTED.value)
        self._asking.setVisible(source == ApplicationSource.APPLIED.value)


class CommitteePartiesPage(PartiesPage):
    """The page of the parties with the committee's register above it."""

    application: ApplicationCard

    def above(self) -> tuple[QWidget, ...]:
        self.application = ApplicationCard(self.context)
        return (self.application,)

    def show_session(self, session: Session) -> None:
        super().show_session(session)
        self.application.show_session(session)

    def _open_missing(self, missing: tuple[Missing, ...]) -> None:
        if all(item.code == "application" for item in missing):
            self.application.begin()
            return
        super()._open_missing(tuple(item for item in missing if item.code != "application"))


def _texts(session: Session) -> dict[str, str]:
    application = session.application
    if application is None:
        return {}
    return {
        "source": application.source.value,
        "applicants": " ".join(application.applicants),
        "requests": "\n".join(application.requests),
        "entrusted": application.entrusted_by,
    }
