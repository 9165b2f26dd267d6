"""What the kinds of paper in a file are called, and which of them a session is sure to have at its end."""

from __future__ import annotations

from mediator.domain.wording import Message, message

COVERS = ("dossier-cover", "committee-cover")
CONTENTS, BACK = "dossier-contents", "dossier-back"

AGREEMENTS = frozenset({"agreement", "on-the-spot", "committee-agreement"})
AWAITED = AGREEMENTS | {
    *("rights-notice", "committee-rights", "inquiry-record", "committee-inquiry"),
    *("committee-registration", "recognition-application", "recognition-record", "advice-record"),
}
"""Kinds of paper that a session of their route has at its end."""

TITLES: dict[str, Message] = {
    "dossier-cover": message("卷宗封面"),
    "committee-cover": message("卷宗封面"),
    "dossier-contents": message("卷内目录"),
    "rights-notice": message("权利义务告知书"),
    "committee-rights": message("权利义务告知书"),
    "willingness": message("意愿确认书"),
    "authority": message("委托书"),
    "inquiry-record": message("询问笔录"),
    "talk-record": message("谈话记录"),
    "committee-inquiry": message("调查记录"),
    "exhibits": message("证据材料清单"),
    "mediation-record": message("调解笔录"),
    "committee-mediation": message("调解记录"),
    "agreement": message("治安调解协议书"),
    "on-the-spot": message("现场治安调解协议书"),
    "committee-agreement": message("人民调解协议书"),
    "oral-agreement": message("口头协议登记表"),
    "performance": message("履行确认书"),
    "receipt": message("收条"),
    "termination": message("终止调解告知书"),
    "not-mediable": message("不适用调解告知书"),
    "follow-up": message("回访记录"),
    "committee-follow-up": message("回访记录"),
    "advice-record": message("告知记录"),
    "ledger": message("治安纠纷调解情况登记表"),
    "committee-application": message("人民调解申请书"),
    "committee-registration": message("受理登记表"),
    "recognition-application": message("不予处罚申请书"),
    "recognition-record": message("认可审批表"),
    "confirmation-application": message("司法确认申请书"),
    "hand-over-card": message("转办告知卡"),
    "agreement-1-en": message("治安调解协议书英文参阅本"),
    "rights-notice-1-en": message("权利义务告知书英文参阅本"),
    "signing-certificate": message("签署情况说明"),
    "dossier-situation": message("卷宗情况说明"),
    "dossier-back": message("封底"),
    "dossier": message("整卷"),
    "scan": message("纸质协议的扫描件"),
    "read-aloud": message("协议朗读稿"),
}


def title_of(paper: str) -> str:
    """What a paper of this kind is called in the record; numbers after the kind are passed over."""
    kind = paper.replace("_", "-")
    while kind not in TITLES and "-" in kind:
        kind = kind.rpartition("-")[0]
    return TITLES[kind].in_chinese() if kind in TITLES else paper


def family(form: str) -> str:
    """A form's name without its version: agreement-2 is an agreement."""
    return form.rpartition("-")[0] if form.rpartition("-")[2].isdigit() else form
