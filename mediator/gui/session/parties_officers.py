"""The tab of the police at the mediation: officers, the place, and what the rules make of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.events import HostInfo
from mediator.domain.events.presence import WHOLE_MEDIATION
from mediator.domain.presence import Outlook, Staffing, kinds_ahead, outlook
from mediator.domain.presence_rules import ActKind, RecordingNeed
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_strip import round_shown
from mediator.gui.session.parties_officers_form import OfficersForm
from mediator.gui.session.parties_recordings import RecordingsCard
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    ChoiceField,
    ErrorSummary,
    PageStack,
    Para,
    Pill,
    box,
    clear_layout,
    col,
    icon_label,
    label,
    row,
)
from mediator.gui.widgets.error_summary import Problem
from mediator.wording import mark, tr

ACT_TITLES: dict[ActKind, str] = {
    ActKind.SUSPECT_TALK: mark("询问违法嫌疑人"),
    ActKind.OTHER_TALK: mark("询问被侵害人和证人"),
    ActKind.MEDIATION: mark("调解"),
}
TO_CONFIRM = "M"


class OfficersPanel(QWidget):
    """Who of the police is there, whether that is enough here, and the recordings."""

    changed = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        self.errors = ErrorSummary()
        self.act = ChoiceField(tr("适用于"), [(WHOLE_MEDIATION, tr("整个调解"))], WHOLE_MEDIATION)
        self._acts: tuple[str, ...] = ()
        self._stack = PageStack()
        self.form = OfficersForm(context, WHOLE_MEDIATION)
        self._stack.replace(self.form)
        self._rules = col(gap=6)
        self._rules_box = box(self._rules)
        self.recordings = RecordingsCard(context)
        lead = tr("几名民警、在什么地方、要不要录音录像，先在这里登记。结案前要补齐。")
        people = Card(
            row(label(tr("办案人员"), "h3"), None),
            Para(lead, 14, "text2", 1.4),
            self._rules_box,
            self.act,
            self._stack,
            pad=20,
            gap=12,
        )
        self.setLayout(col(self.errors, people, self.recordings, None, gap=16))
        self._connect_form()
        self.act.changed.connect(lambda _key: self._turn())

    def show_session(self, session: Session) -> None:
        """Draw what was last committed."""
        self._offer_acts(session)
        self.form.show_session(session)
        self.recordings.show_session(session)
        self._draw_rules(session)

    def touched(self) -> bool:
        """Whether something is typed that is not recorded."""
        return self.form.touched() or self.recordings.touched()

    def save(self) -> bool:
        """Record what is typed, if anything is."""
        self.errors.clear()
        problems: list[Problem] = []
        if self.form.touched():
            problems += self.form.save()
        if not problems and self.recordings.touched():
            problems += self.recordings.save()
        if problems:
            self.errors.show_errors(tr("有{count}处需要补充", count=len(problems)), problems)
        return not problems

    def show_missing(self) -> bool:
        """Say what is wanted of officers and recordings; True when that is nothing."""
        session = self._context.session
        wanted = [m for m in self._context.room.missing() if m.code in ("officers", "recording")]
        found: list[Problem] = [(tr(m.sentence), self.form.first_field()) for m in wanted]
        if found:
            self.errors.show_errors(tr("有{count}处需要补充", count=len(found)), found)
        self._draw_rules(session)
        return not found

    def first_field(self) -> QWidget:
        """Where the keyboard goes when the tab opens."""
        return self.form.first_field()

    def _connect_form(self) -> None:
        self.form.save_asked.connect(self.save)
        self.form.changed.connect(self.changed)
        self.recordings.save_asked.connect(self.save)

    def _offer_acts(self, session: Session) -> None:
        acts = tuple(talk.talk_id for talk in session.talks)
        self.act.setVisible(bool(acts))
        for talk in session.talks[len(self._acts) :]:
            words = tr(
                "{round}与{name}的谈话",
                round=round_shown(talk.round),
                name=session.person(talk.person_id).name,
            )
            self.act.edit.addItem(words, talk.talk_id)
        self._acts = acts

    def _turn(self) -> None:
        self._context.flush_drafts()
        self.form = OfficersForm(self._context, self.act.key())
        self._stack.replace(self.form)
        self.form.save_asked.connect(self.save)
        self.form.changed.connect(self.changed)
        self.form.show_session(self._context.session)

    def _draw_rules(self, session: Session) -> None:
        clear_layout(self._rules)
        pack = self._context.room.pack.presence
        seen = (outlook(session, pack, kind) for kind in kinds_ahead(session, pack))
        found = [one for one in seen if one is not None]
        for one in found:
            self._rules.addWidget(_line(one))
        self._rules_box.setVisible(bool(found))


def _line(seen: Outlook) -> QWidget:
    """One kind of act: whether the officers are enough, the article, and whether it is to be confirmed."""
    few = seen.staffing is Staffing.TOO_FEW
    icon = icon_label("circle-alert" if few else "check", Tone.DISPUTE if few else Tone.AGREE, 18)
    words = col(Para(_words(seen), 16), Para(seen.rule.basis, 14, "text2", 1.4), gap=0)
    line = row(icon, (words, 1), gap=8)
    if seen.rule.mark == TO_CONFIRM or seen.rule.confirm:
        line.addWidget(Pill(tr("待法制确认"), Tone.DISPUTE, "info"))
    return box(line)


def _words(seen: Outlook) -> str:
    act = tr(ACT_TITLES[seen.act])
    if seen.staffing is Staffing.TOO_FEW:
        return tr(
            "{act}：登记了{count}名民警，在这里应当有{least}名",
            act=act,
            count=seen.officers,
            least=seen.rule.officers,
        )
    if seen.staffing is Staffing.WITH_RECORDING:
        return tr("{act}：应当全程同步录音录像，没有登记录音录像不能结案", act=act)
    if seen.rule.recording is RecordingNeed.ADVISED:
        return tr("{act}：{count}名民警，符合规定。建议录音录像", act=act, count=seen.officers)
    return tr("{act}：{count}名民警，符合规定", act=act, count=seen.officers)


def names_of_officers(officers: tuple[HostInfo, ...]) -> str:
    """顾明远、高子昂."""
    return tr("、").join(officer.name for officer in officers)
