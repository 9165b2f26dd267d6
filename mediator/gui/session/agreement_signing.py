"""Signing: the locked text on the left, the order and the pad on the right; stacked with the pad first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.session import Session
from mediator.gui.session.agreement_document import DocumentCard
from mediator.gui.session.agreement_refusals import RefusalsCard
from mediator.gui.session.context import SessionContext
from mediator.gui.session.signing import SigningCard
from mediator.gui.session.two_columns import own_scroll, stacked, two_columns
from mediator.gui.widgets import box, col
from mediator.gui.widgets.sign_pad import WIDTH as PAD_WIDTH

SIDES = 2 * 21 + 14


class AgreementSigning(QWidget):
    """Both columns keep what they show until the session says otherwise."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.document = DocumentCard()
        self.refusals = RefusalsCard(context)
        left = box(col(self.refusals, (self.document, 1), gap=12))
        self.card = SigningCard(context)
        if stacked():
            body = two_columns(self.card, left)
        else:
            right = own_scroll(self.card)
            right.setMinimumWidth(PAD_WIDTH + SIDES)
            body = two_columns(left, right, shares=(51, 58))
        body.setContentsMargins(0, 0, 0, 0)
        self.setLayout(body)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed."""
        self.document.show_session(session)
        self.refusals.show_session(session)
        self.card.show_session(session)
