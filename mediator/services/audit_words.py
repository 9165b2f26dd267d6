"""How the trail is worded for people: what was done and how it ended."""

from __future__ import annotations

from mediator.domain.wording import Message, message
from mediator.services.access import Action
from mediator.services.audit_trail import Noted, Outcome

OUTCOME_WORDS: dict[Outcome, Message] = {
    Outcome.GOOD: message("完成"),
    Outcome.FAILED: message("没有成功"),
    Outcome.DENIED: message("没有权限"),
}
ACTION_WORDS: dict[str, Message] = {
    Noted.SIGN_IN: message("登录"),
    Noted.SIGN_OUT: message("退出登录"),
    Noted.SIGN_IN_LOCKED: message("登录暂停"),
    Noted.SECOND_SIGN_IN: message("另一人核对身份"),
    Noted.SAVE_PAPER: message("另存文书"),
    Noted.SEND_TO_PRINTER: message("送打印机"),
    Noted.FIND_PAPER: message("按核对码查文书"),
    Noted.CHECK_STORE: message("检查记录库"),
    Noted.ANCHOR_ALARM: message("发现锚点对不上"),
    Noted.ANCHOR_RENEWED: message("重记锚点"),
    Noted.SLOT_EXCHANGED: message("登录文件被换过"),
    Noted.CLOCK_BACK: message("发现电脑时间被调早"),
    Action.OPEN_SESSION: message("新建调解"),
    Action.VIEW_SESSION: message("打开调解"),
    Action.VIEW_NOTES: message("看商谈记录"),
    Action.RECORD: message("记录"),
    Action.NOTE: message("记商谈记录"),
    Action.LOCK: message("锁定协议正文"),
    Action.SIGN: message("签名"),
    Action.SEAL: message("封存协议书"),
    Action.SUPPLEMENT: message("另立或者撤回补充协议"),
    Action.END: message("结案或终止"),
    Action.FILE: message("整理卷宗"),
    Action.SIGN_OFF: message("签批"),
    Action.HAND_OVER: message("移交调解"),
    Action.PRINT: message("打印文书"),
    Action.VIEW_LISTS: message("看列表"),
    Action.CHECK_PAPER: message("核验文书"),
    Action.OWN_ACCOUNT: message("自己的账号"),
    Action.VIEW_USERS: message("看使用人"),
    Action.ADMIT_USER: message("添加使用人"),
    Action.ADMIT_ADMINISTRATOR: message("添加管理员"),
    Action.REMOVE_USER: message("停用使用人"),
    Action.CHANGE_ROLE: message("改身份"),
    Action.RESET_PASSPHRASE: message("重设密码"),
    Action.UNLOCK_USER: message("解除登录暂停"),
    Action.MAKE_RECOVERY: message("制作恢复纸"),
    Action.VIEW_AUDIT: message("看审计记录"),
    Action.EXPORT_AUDIT: message("导出审计记录"),
    Action.BACK_UP: message("备份"),
    Action.RESTORE: message("从备份恢复"),
    Action.EXPORT: message("导出"),
    Action.EXPORT_UNMASKED: message("导出未遮名的内容"),
    Action.RENEW_SEAL: message("换封存密钥"),
    Action.CHANGE_STATION: message("改单位信息"),
}


def action_words(action: str) -> Message:
    """The words for an action; one of a later program stands as it was written."""
    return ACTION_WORDS.get(action) or message("其他：{action}", action=action)
