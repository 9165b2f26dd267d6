"""本单位证书: what papers are sealed with, until when, and another one with its confirmation."""

from __future__ import annotations

from collections.abc import Callable

from mediator.domain.errors import MediatorError
from mediator.gui.pages.accounts_card import secret_field
from mediator.gui.widgets import Card, ErrorSummary, FlexLabel, Para, box, button, col, flow, label, row
from mediator.services.accounts import prove
from mediator.services.desk import Desk
from mediator.services.station_seal import StationSealing
from mediator.wording import mark, tr

ASKED = mark("换发以后，新的文书用新证书封存。以前的文书照样能核验，导出的证书文件里新旧都有。")


class StationSealCard(Card):
    """The certificate in use. Whoever may renew it confirms with his own pass-phrase."""

    def __init__(self, desk: Desk, *, to_verify: Callable[[], None]) -> None:
        super().__init__(pad=20, gap=12)
        self._desk, self._sealing = desk, StationSealing(desk)
        self.words = Para("", 15)
        self.warning = Para("", 15, "danger")
        self.errors = ErrorSummary()
        self.passphrase = secret_field(tr("您本人的密码"))
        if desk.station.training:
            self.passphrase.hide()
        self.sure = button(tr("确认换发"), "primary", on_click=self._renew)
        self.back = button(tr("先不换"), on_click=lambda: self._ask(asked=False))
        self.asking = box(
            col(Para(tr(ASKED), 15), self.passphrase, row(self.sure, self.back, None, gap=12), gap=12)
        )
        self.change = button(tr("换发证书"), on_click=lambda: self._ask(asked=True))
        if not self._sealing.may_renew():
            self.change.hide()
        self.export = button(tr("导出和核验"), on_click=to_verify)
        self.done = FlexLabel("", "secondary")
        self.add(
            label(tr("本单位证书"), "h3"),
            self.words,
            self.warning,
            flow(self.change, self.export, gap=12),
            self.done,
            self.errors,
            self.asking,
        )
        self.asking.hide()
        self._show()

    def _show(self) -> None:
        kept = self._sealing.certificate()
        groups = [kept.sha256[at : at + 4].upper() for at in range(0, 16, 4)]
        self.words.set_text(
            tr(
                "{station}，有效期到{day}，指纹开头{code}，算法{algorithm}，换发过{times}次",
                station=kept.station,
                day=kept.valid_until.date().isoformat(),
                code=" ".join(groups),
                algorithm=kept.algorithm,
                times=kept.renewed,
            )
        )
        runs_out = self._sealing.runs_out()
        self.warning.setVisible(runs_out)
        self.warning.set_text(tr("证书快到期了，请尽早换发。") if runs_out else "")

    def _ask(self, *, asked: bool) -> None:
        self.errors.clear()
        self.passphrase.set_text("")
        self.done.setText("")
        self.asking.setVisible(asked)
        self.change.setEnabled(not asked)
        (self.sure if asked else self.change).setFocus()

    def _renew(self) -> None:
        try:
            if not self._desk.station.training:
                prove(self._desk, self.passphrase.edit.text())
            self._sealing.renew()
        except MediatorError as error:
            self.errors.show_errors(tr("证书没有换发"), [(tr(error.title), self.passphrase)])
            return
        self._ask(asked=False)
        self._show()
        self.done.setText(tr("已换发"))
        self.done.updateGeometry()
