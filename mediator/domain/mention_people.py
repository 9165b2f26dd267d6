"""Finds people in running text, and who is said to have acted first: 老王, 王某, 他儿子, 他先动手."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mediator.domain.mention_kinds import Mention, MentionKind
from mediator.domain.people import COMPOUND_SURNAMES

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何罗高林郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾韦付方白邹"
    "孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾龚郝邵万钱严覃武戴莫孔向汤章鲁葛毕聂祝阮纪舒屈项"
)
_SURNAME = rf"(?:{'|'.join(sorted(COMPOUND_SURNAMES))}|[{_SURNAMES}])"
_CLEAR = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭何罗林郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡杜程苏魏吕丁沈姚卢姜崔谭陆汪范廖贾邹孟"
    "秦邱尹薛闫侯黎贺龚郝邵钱严覃"
)
"""Surnames that are seldom anything else in running text."""

_TITLES = (
    "先生|女士|小姐|太太|师傅|老师|医生|经理|主任|律师|老板|大爷|大妈|大娘|大姐|大哥|阿姨|叔叔|伯伯|奶奶|爷爷|队长|书记"
    "|校长|同学|护士|叔|姐|哥|嫂|婶|姨"
)
_CALLED = re.compile(
    rf"[老小阿][{_CLEAR}](?![学区孩时店心声事])|{_SURNAME}某(?:某)?|{_SURNAME}(?:{_TITLES})(?![弟妹])"
)
_NAMED = re.compile(
    rf"(?:叫|名叫|名字是)(?P<name>{_SURNAME}[\u4e00-\u9fff]{{1,2}}?)(?=的|在|来|过来|[，。！？；、\s”]|$)"
)
_KIN: dict[str, tuple[str, ...]] = {
    "妻子": ("老婆", "妻子", "媳妇", "太太"),
    "爱人": ("爱人",),
    "丈夫": ("老公", "丈夫"),
    "儿子": ("儿子",),
    "女儿": ("女儿", "闺女"),
    "父亲": ("父亲", "爸爸", "老爸", "爸"),
    "母亲": ("母亲", "妈妈", "老妈", "妈"),
    "哥哥": ("哥哥", "大哥", "表哥", "堂哥"),
    "弟弟": ("弟弟", "表弟", "堂弟"),
    "姐姐": ("姐姐", "大姐", "表姐", "堂姐"),
    "妹妹": ("妹妹", "表妹", "堂妹"),
    "爷爷": ("爷爷", "祖父"),
    "奶奶": ("奶奶", "祖母"),
    "外公": ("外公", "姥爷"),
    "外婆": ("外婆", "姥姥"),
    "公公": ("公公",),
    "婆婆": ("婆婆",),
    "岳父": ("岳父", "老丈人"),
    "岳母": ("岳母", "丈母娘"),
    "女婿": ("女婿",),
    "儿媳": ("儿媳妇", "儿媳"),
    "孙子": ("孙子",),
    "孙女": ("孙女",),
    "前妻": ("前妻",),
    "前夫": ("前夫",),
    "女朋友": ("女朋友", "女友"),
    "男朋友": ("男朋友", "男友"),
    "舅舅": ("舅舅",),
    "姑姑": ("姑姑",),
    "同事": ("同事",),
    "室友": ("室友",),
}
_KIN_OF = {word: kin for kin, words in _KIN.items() for word in words}
_KIN_WORDS = "|".join(sorted(_KIN_OF, key=len, reverse=True))
_KIND = re.compile(rf"(?:他|她|我|你|您|对方)?(?:们)?(?:家)?(?:的)?(?P<kin>{_KIN_WORDS})(?!呀|的[呀天])")
_ROLES = re.compile(
    "保安|门卫|保洁员?|物业(?:经理|人员|的人|工作人员)?|房东|中介|快递员|外卖员|快递小哥|外卖小哥|司机|路人|店员|老板娘|老板|班主任|老师(?!傅)|网格员|服务员"
    "|收银员|同学|工友|包工头|清洁工|维修工|护士|医生|楼长|楼上邻居|楼下邻居|隔壁邻居|目击者|证人"
)

_ACTS = (
    "动手|动的手|动手打|推|打|骂|拽|踢|抓|砸|扇|撞|开口|说的?话|吵|喊|嚷|变道|刹车|上前|挑衅|挠|咬|掐|扔|伸手|碰|敲|冲|进来|过来|上来|停|走"
    "|到|变|插队|还手|泼|吐|拦|违约|反悔|答应"
)
_ORDER = (
    rf"(?P<who>{{names}}我们?|咱们?|他们?|她们?|对方|您|你们?|[老小][{_CLEAR}]|{_SURNAME}某某?)(?:家)?(?:就|是|却|又|倒)?(?:首)?先(?!生|前|不|没)"
    rf"[^，。！？；、,.!?;\s先]{{{{0,8}}}}?(?:{_ACTS})"
    rf"|(?:先|首先)是(?P<who2>{{names}}我们?|他们?|她们?|对方|您|你们?)[^，。！？；、,.!?;\s]{{{{0,8}}}}?(?:{_ACTS})"
)
_WHO = {"我": "self", "我们": "self", "咱": "self", "咱们": "self", "您": "you", "你": "you", "你们": "you"}
_WHO |= dict.fromkeys(("他", "他们", "她", "她们", "对方"), "other")
_DENIED = re.compile("(没有?|(?<!是)不是|并非|谁)$")


def named(text: str, names: tuple[str, ...]) -> Iterator[Mention]:
    """The people of the session, by their whole names or by the given name alone."""
    pattern, of_word = _names(names)
    if pattern is not None:
        for match in pattern.finditer(text):
            yield _person(match, of_word[match[0]])


def others(text: str) -> Iterator[Mention]:
    """Everybody else: 老王, 王某, 张师傅, 叫王建国的, 他儿子, 保安."""
    for match in _CALLED.finditer(text):
        yield _person(match, match[0])
    for match in _NAMED.finditer(text):
        start, end = match.span("name")
        yield Mention(kind=MentionKind.PERSON, text=match["name"], value=match["name"], start=start, end=end)
    for match in _KIND.finditer(text):
        yield _person(match, _KIN_OF[match["kin"]])
    for match in _ROLES.finditer(text):
        yield _person(match, "物业" if match[0].startswith("物业") else match[0])


def introduced(text: str) -> tuple[str, ...]:
    """The whole names of people outside the session, where a text says what they are called."""
    return tuple(match["name"] for match in _NAMED.finditer(text))


def orders(text: str, names: tuple[str, ...]) -> Iterator[Mention]:
    """Who is said to have acted first; what is denied or asked with 谁 is left out."""
    if "先" not in text:
        return
    of_word = _names(names)[1]
    for match in _order_pattern(names).finditer(text):
        who = match["who"] or match["who2"]
        if _DENIED.search(text[max(0, match.start() - 3) : match.start()]) is None:
            value = of_word.get(who) or _WHO.get(who, who)
            yield Mention(
                kind=MentionKind.ORDER, text=match[0], value=value, start=match.start(), end=match.end()
            )


@lru_cache(maxsize=64)
def _names(names: tuple[str, ...]) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    of_word: dict[str, str] = {}
    for name in names:
        surname = 2 if name[:2] in COMPOUND_SURNAMES else 1
        given = name[surname:]
        of_word |= {name: name} if name else {}
        if len(given) > 1 and given not in of_word:
            of_word[given] = name
    if not of_word:
        return None, {}
    words = sorted(of_word, key=len, reverse=True)
    # The 建国 of 王建国 is not 赵建国.
    parts = (re.escape(w) if w == of_word[w] else f"(?<![{_CLEAR}]){re.escape(w)}" for w in words)
    return re.compile("|".join(parts)), of_word


@lru_cache(maxsize=64)
def _order_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted(_names(names)[1], key=len, reverse=True)
    return re.compile(_ORDER.format(names="".join(f"{re.escape(word)}|" for word in words)))


def _person(match: re.Match[str], value: str) -> Mention:
    return Mention(kind=MentionKind.PERSON, text=match[0], value=value, start=match.start(), end=match.end())
