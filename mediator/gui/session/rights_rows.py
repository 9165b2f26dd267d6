"""How far the notice has come for each person, in words, with the one thing to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QPushButton

from mediator.domain.paper_hand import WAY_TITLES
from mediator.domain.people import KIND_TITLES, ROLE_TITLES, Person
from mediator.domain.rights import must_be_willing, rights_of
from mediator.domain.safety import alarms, to_be_asked
from mediator.domain.screening import RulePack
from mediator.domain.session import Rights, Session
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.session.rights_recusal import decision_shown, waits
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Badge, Card, Para, Pill, StepState, button, col, label, row
from mediator.wording import tr


def state_of(person: Person, rights: Rights, count: int) -> tuple[StepState, str]:
    """The state and its words; `count` is the number of rights to be told."""
    if must_be_willing(person) and rights.willing is False:
        return StepState.WARN, tr("不愿意调解")
    if rights.given_at is not None:
        if rights.on_paper is not None:
            return StepState.DONE, tr("已告知，在纸上签")
        return StepState.DONE, tr("已告知，拒绝签名") if rights.refusal else tr("已告知")
    if rights.answers:
        return StepState.NOW, tr("已念{done}条，共{count}条", done=len(rights.answers), count=count)
    return StepState.TODO, tr("未告知")


_TONES = {
    StepState.WARN: (Tone.DISPUTE, "circle-alert"),
    StepState.DONE: (Tone.AGREE, "check"),
    StepState.NOW: (Tone.PRIMARY, None),
    StepState.TODO: (Tone.MUTE, None),
}


class NoticeRow(Card):
    """One person: name, what he is, how the notice stands, and their words where these may be seen."""

    start_asked = Signal(str)
    again_asked = Signal(str)
    paper_asked = Signal(str)
    alone_asked = Signal(str)
    alarms_asked = Signal(str)
    decision_asked = Signal(str)

    def __init__(self, session: Session, person: Person, pack: RulePack, *, with_words: bool = True) -> None:
        super().__init__(pad=(20, 14, 20, 14), gap=8)
        rights = rights_of(session, person.person_id)
        count = len(pack.rights)
        state, words = state_of(person, rights, count)
        tone, icon = _TONES[state]
        name = col(label(person.name, "bold"), Para(_described(session, person), 14, "text2", 1.4), gap=0)
        badge = Badge(letter_shown(person.letter), tone_of(person), 36, name=person.name)
        self.action = self._action(person, rights, closed=session.ended)
        line = row(badge, (name, 1), Pill(words, tone, icon), gap=16)
        if rights.willing is False and not session.ended and rights.given_at is not None:
            again = button(tr("再问意愿"), "quiet", small=True, name=tr("再问{name}的意愿", name=person.name))
            again.clicked.connect(lambda _checked=False: self.again_asked.emit(person.person_id))
            line.addWidget(again)
        line.addWidget(self.action)
        self.add(line)
        further = self._further(session, person, pack, with_words=with_words)
        if further:
            self.add(row(*further, None, gap=8))
        for text in _notes(session, rights) if with_words else ():
            self.add(Para(text, 14, "text2", 1.4))

    def _further(
        self, session: Session, person: Person, pack: RulePack, *, with_words: bool
    ) -> list[QPushButton]:
        """What may be done beside the notice: asking alone, what was said alone, deciding a request."""
        if session.ended:
            return []
        made = []
        told = rights_of(session, person.person_id).given_at is not None
        if told and pack.safety.questions and person in to_be_asked(session):
            again = person.person_id in session.safety
            words = tr("再单独问一遍") if again else tr("单独询问")
            made.append(self._small(words, self.alone_asked, person, icon="ear"))
        if with_words and alarms(session, pack.safety, person.person_id):
            made.append(self._small(tr("单独说的"), self.alarms_asked, person, icon="eye-off"))
        if with_words and waits(session, person.person_id):
            made.append(self._small(tr("登记回避决定"), self.decision_asked, person, icon="scale"))
        return made

    @staticmethod
    def _small(words: str, asked: SignalInstance, person: Person, *, icon: str) -> QPushButton:
        name = tr("{action}：{name}", action=words, name=person.name)
        return button(
            words, "quiet", icon, small=True, name=name, on_click=lambda: asked.emit(person.person_id)
        )

    def _action(self, person: Person, rights: Rights, *, closed: bool) -> QPushButton:
        if rights.given_at is not None:
            made = button(tr("看告知书"), icon="file-text", name=tr("看{name}的告知书", name=person.name))
            made.clicked.connect(lambda _checked=False: self.paper_asked.emit(person.person_id))
            return made
        words = tr("继续告知") if rights.answers else tr("开始告知")
        made = button(words, "tint", "volume-2", name=tr("{action}：{name}", action=words, name=person.name))
        made.clicked.connect(lambda _checked=False: self.start_asked.emit(person.person_id))
        made.setEnabled(not closed)
        return made


def _described(session: Session, person: Person) -> str:
    what = tr(ROLE_TITLES[person.role]) if person.role else tr(KIND_TITLES[person.kind])
    guardians = [g.name for g in session.guardians_of(person.person_id)]
    if guardians:
        return tr("{what}，{guardian}陪同", what=what, guardian=tr("、").join(guardians))
    return what


def _notes(session: Session, rights: Rights) -> list[str]:
    notes = [tr("疑问：{question}", question=a.question) for a in rights.answers if a.question]
    if rights.recusal_wanted and waits(session, rights.person_id):
        notes.append(
            tr(
                "要求{host}回避：{reason}。回避申请应当在2日内作出决定。",
                host=session.host.name,
                reason=rights.recusal_reason,
            )
        )
    decision = decision_shown(session, rights.person_id)
    if decision:
        notes.append(decision)
    if rights.willing_words:
        notes.append(tr("本人的话：{words}", words=rights.willing_words))
    if rights.on_paper is not None:
        why, way = rights.on_paper.reason, tr(WAY_TITLES[rights.on_paper.way])
        notes.append(tr("{way}，原因：{reason}。请打印告知书。", way=way, reason=why))
    if rights.refusal:
        notes.append(tr("拒绝签名的理由：{reason}", reason=rights.refusal))
    return notes
