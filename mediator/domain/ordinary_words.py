"""Words everybody uses in a mediation, which give nothing away, and words that are never ordinary."""

from __future__ import annotations

import re

_HAN = """
我们 你们 您们 他们 她们 咱们 大家 双方 对方 各方 两家 两边 自己 本人 彼此 相互 互相 别人 人家 有人 没人 谁
当事人 邻居 家里 家人 孩子 小孩 老人 大人 民警 警察 警官 派出所 调解 调解员 协议 条款 方案 意见 想法 看法
要求 希望 诉求 愿望 我 你 您 他 她 它 咱 的 地 得 了 着 过 吗 呢 吧 啊 呀 嘛 么 之 其 是 不 没 有 在 和 与
跟 同 及 或 而 但 并 把 被 让 给 对 向 从 到 往 去 来 于 为 以 由 也 都 就 才 又 再 还 很 太 更 最 只 先 后
已 正 将 会 能 可 要 想 该 应 请 说 讲 问 看 听 做 好 多 少 大 小 上 下 里 外 中 前 这 那 哪 些 个 位 次 件
天 点 什么 怎么 怎样 怎么样 为什么 如何 多少 几 哪里 哪儿 哪些 哪个 哪天 什么时候 什么地方 什么样 是否
是不是 有没有 能不能 可不可以 愿不愿意 要不要 会不会 这个 那个 这些 那些 这样 那样 这里 那里 这次 那次 这件
那件 这事 那事 此事 其他 其它 另外 别的 一些 一点 一下 一个 一起 一样 一直 一般 一定 一边 一次 一会儿 一遍
每次 每个 每人 每天 各自 当时 当天 那天 那时 时候 之前 之后 以前 以后 后来 然后 接着 最后 最近 现在 目前
今天 昨天 前天 明天 已经 曾经 平时 平常 经常 有时 有时候 马上 立即 刚才 刚刚 随后 同时 期间 时间 地点 地方
日期 早上 上午 中午 下午 晚上 夜里 白天 开始 结束 继续 过程 经过 情况 事情 问题 原因 结果 内容 部分 方面
关于 对于 根据 按照 由于 因为 所以 因此 如果 要是 假如 虽然 但是 不过 而且 并且 或者 还是 以及 可以 可能
应该 需要 必须 愿意 同意 不同意 不愿意 接受 不接受 答应 考虑 商量 解决 处理 决定 认为 觉得 感觉 知道 不知道
清楚 不清楚 记得 不记得 了解 理解 明白 承认 说明 解释 补充 表示 提出 提到 告诉 回答 反映 希望对方 说说 讲讲
谈谈 看看 想想 听听 问问 说一说 讲一讲 说一下 看一下 想一想 再说 再讲 具体 详细 简单 完整 清楚地 慢慢 尽量
不用 不要 不能 不会 不想 不好 不行 没有 没什么 不是 就是 都是 还有 只有 也有 所有 全部 看到 看见 听到 听见
听说 见到 遇到 碰到 发现 发生 出现 进行 参加 在场 不在场 旁边 附近 周围 前面 后面 上面 下面 里面 外面 中间
对面 楼上 楼下 门口 过来 过去 出来 出去 进来 进去 回来 回去 起来 下来 上来 上去 下去 回家 到家 在家 吵架
争吵 吵起来 争执 口角 矛盾 纠纷 冲突 误会 生气 着急 激动 难受 不舒服 安静 冷静 和气 和好 道歉 赔礼 赔礼道歉
对不起 没关系 谢谢 原谅 认错 赔偿 赔 付 钱 费用 金额 元 块 损失 损坏 修理 维修 修好 医药费 误工费 检查 票据
发票 收据 单据 证据 监控 录像 照片 录音 聊天记录 现场 动手 打人 骂人 推 拉 打 骂 碰 伤 受伤 没受伤 身体 医院
看病 就医 医生 报警 报案 出警 处罚 拘留 治安 法律 法院 起诉 权利 义务 履行 签字 签名 盖章 确认 核对 记录
宣读 阅读 打印 一式 份 各执 生效 之日起 自愿 不再 追究 责任 法律责任 当场 付清 付款 支付 转账 现金 微信
支付宝 日前 月底 按时 到期 逾期 保证 承诺 注意 避免 影响 休息 睡觉 生活 工作 上班 下班 上学 放学 噪声 声音
电话 打电话 联系 沟通 交流 见面 当面 单独 一方 另一方 单方 甲方 乙方 丙方 关系 朋友 同学 同事 以后不再
不再发生 类似 相处 互谅互让 体谅 尊重 真的 确实 其实 本来 原来 的确 当然 肯定 大概 大约 左右 差不多 可能是
好像 似乎 比较 非常 特别 有点 有些 稍微 完全 根本 几乎 重新 直接 主动 故意 不小心 不是故意 无意 突然 一时
赶紧 赶快 正好 刚好 反正 总是 老是 从来 只是 只要 只想 就行 就好 都行 算了 没事 没用 不管 除了 通过 随便
小区 物业 社区 学校 公司 单位 房子 房间 家 门 车 路 楼 人 事 话 理 心 面 手 头 脸 口 气 年 月 日 时 分 号 第
条 项 种 类 样 边 处 句 声 回 遍 下子 起 出 进 走 站 坐 拿 放 用 写 带 等 找 叫 喊 开 关 停 买 卖 收 送 换
帮 帮忙 办 办法 行 成 住 吃 喝 睡 玩 学 教 管 怕 爱 恨 气话 态度 语气 说话 讲话 一句话 这句话 的话
"""

_LATIN = """
a an and are as at be been before but by can could did do does for from had has have he her hers him his how
i if in into is it its just like me more my no not of on or other our ours out over please say said she
should so some tell than that the their them then there they this those to told too up us very was we were
what when where which while who whom whose why will with would you your yours about after again all also any
anything because being both came come day each ever every first get go going good happened hear heard help
home know last let long made make many may maybe might minute much must need never next night now off old
one only own part party parties people person place point question really right see seen side since someone
something still sure take talk thank thanks thing things think time two under until want wanted way well
went whether without words work year yes yet agree agreed agreement offer pay paid money yuan sorry
apologise apologize apology mediation officer police neighbour neighbor situation detail details
"""

_DELICATE = """
怀孕 有孕 身孕 怀了孕 pregnant pregnancy
流产 堕胎 打胎 abortion miscarriage
离婚 分居 divorce divorced
出轨 外遇 婚外情 第三者 小三 affair
赌博 赌债 赌钱 网赌 赌输 gambling gambled
欠债 负债 外债 高利贷 网贷 debts
破产 倒闭 bankrupt
失业 下岗 被裁 裁员 辞退 开除 没工作 unemployed
抑郁 精神病 精神科 心理医生 depression depressed
自杀 轻生 不想活 跳楼 割腕 suicide suicidal
癌症 肿瘤 化疗 cancer
艾滋 HIV
乙肝 hepatitis
吸毒 毒品 戒毒
坐牢 坐过牢 前科 判过刑 服刑 缓刑 取保 prison
家暴 家庭暴力 打老婆
强奸 猥亵 性侵 性骚扰
菜刀 匕首 水果刀 带刀 拿刀 knife
报复 弄死 砍人 收拾他 收拾她 revenge
亲子鉴定 私生子 非亲生
领养 收养 adopted
偷窃 小偷 盗窃 偷东西 偷了 stole stolen
喝酒 喝了酒 喝多 喝醉 醉酒 酒后 酗酒 drunk
高血压 血压高
心脏病 心脏不好
糖尿病 diabetes
癫痫 羊癫疯 epilepsy
哮喘 asthma
脑梗 中风 stroke
手术 开刀 surgery
住院 住过院 hospitalised hospitalized
遗产 遗嘱 inheritance
无证 无照 没有驾照 没驾照
搬家 卖房 卖掉房子 房子卖
辞职 跳槽 resign resigned
裂痕 旧伤 老毛病 早就坏 本来就坏 以前就坏 早就裂
"""
"""Each row is one matter under its several names: naming it at all may give a confidence away."""

DELICATE: dict[str, int] = {
    word: i for i, row in enumerate(_DELICATE.lower().splitlines()) for word in row.split()
}
_DELICATE_WORDS = (
    re.compile("|".join(sorted((w for w in DELICATE if not w.isascii()), key=len, reverse=True))),
    re.compile(rf"\b(?:{'|'.join(w for w in DELICATE if w.isascii())})\b", re.IGNORECASE),
)
_ORDINARY = re.compile(
    "|".join(sorted({re.escape(word) for word in _HAN.split()}, key=len, reverse=True))
    + "|\\b(?:"
    + "|".join(sorted(set(_LATIN.split())))
    + ")\\b",
    re.IGNORECASE,
)


COMMON = frozenset("".join(_HAN.split()))
"""The letters ordinary words are made of; any other letter tells more."""


def ordinary(text: str) -> bytearray:
    """One byte a character, 1 where it belongs to an ordinary word; the longer word is taken first."""
    mask = bytearray(len(text))
    for match in _ORDINARY.finditer(text):
        mask[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return mask


def delicate(text: str) -> list[tuple[int, int, int]]:
    """Every delicate word as start, end and the number of the matter it is a name of."""
    found = (match for words in _DELICATE_WORDS for match in words.finditer(text))
    return [(m.start(), m.end(), DELICATE[m[0].lower()]) for m in found]
