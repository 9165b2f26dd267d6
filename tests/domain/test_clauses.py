"""A clause as one sentence: who does what, for whom, how much, by when, how."""

from __future__ import annotations

from datetime import date

import pytest

from mediator.domain.clauses import clause_text, named
from mediator.domain.errors import BadInput
from mediator.domain.events import ClauseKind, ClausePart, ClauseTerms, Instalment
from mediator.domain.numerals import MOST
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.AGREEMENT)


def text(b: Building, **changed: object) -> str:
    after = b.room.agreement.draft_clause(b.clause(**changed))
    return clause_text(b.session, after.clauses[-1].terms)


def test_a_payment_is_written_in_digits_and_capitals_with_day_and_manner(b: Building):
    assert text(b) == (
        "甲方林知夏付给乙方许明川手机维修费540.00元（大写：人民币伍佰肆拾元整），"
        "于2026年3月19日前（含当日）以银行转账方式付清。"
    )


def test_a_payment_on_the_spot_has_no_day(b: Building):
    assert text(b, on_the_spot=True, manner="").endswith("，当场付清。")
    assert b.session.clauses[-1].terms.due_on is None


def test_what_happens_otherwise_is_a_sentence_of_its_own(b: Building):
    assert text(b, otherwise="公安机关依法处理。").endswith("付清。未按约定履行的，公安机关依法处理。")


@pytest.mark.parametrize("kind", [ClauseKind.DO, ClauseKind.PREVENTION])
def test_a_thing_to_do_names_the_day_for_whom_and_how(b: Building, kind: ClauseKind):
    assert text(b, kind=kind, action="清走楼道纸箱。", manner="自行") == (
        "甲方林知夏于2026年3月19日前（含当日）清走楼道纸箱（对方：乙方许明川；方式：自行）。"
    )
    assert text(b, kind=kind, action="清走楼道纸箱", to_ids=(), manner="") == (
        "甲方林知夏于2026年3月19日前（含当日）清走楼道纸箱。"
    )


def test_an_apology_keeps_when_about_what_and_how(b: Building):
    apology = {"kind": ClauseKind.APOLOGY, "amount_fen": None, "manner": "", "due_on": None}
    assert text(b, **apology, action="") == "甲方林知夏向乙方许明川赔礼道歉。"
    full = {**apology, "on_the_spot": True, "manner": "当面", "action": "推搡一事"}
    assert text(b, **full) == "甲方林知夏当场就推搡一事向乙方许明川赔礼道歉，当面。"


def test_what_all_agree_on_needs_nobody_named(b: Building):
    mutual = {"kind": ClauseKind.MUTUAL, "to_ids": (), "due_on": None, "manner": ""}
    assert text(b, **mutual, actor_ids=(), action="双方再无争议") == "双方再无争议。"
    assert text(b, **mutual, actor_ids=(b.id_of("甲"), b.id_of("乙")), action="不再追究") == (
        "甲方林知夏、乙方许明川不再追究。"
    )


@pytest.mark.parametrize("kind", list(ClauseKind))
def test_every_kind_of_clause_ends_in_one_full_stop(b: Building, kind: ClauseKind):
    sentence = text(b, kind=kind, action="此事。")
    assert sentence.endswith("。") and not sentence.endswith("。。") and sentence.count("。") == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"actor_ids": ()}, "请选择由谁来做"),
        ({"to_ids": ()}, "请选择对方是谁"),
        ({"amount_fen": None}, "请填写金额"),
        ({"amount_fen": 0}, "请填写金额"),
        ({"amount_fen": -1}, "金额不能是负数"),
        ({"amount_fen": MOST * 100 + 1}, "金额太大"),
        ({"due_on": None}, "请填写最晚哪天"),
        ({"due_on": date(2026, 3, 8)}, "履行日期早于今天"),
        ({"action": " "}, "条款内容还是空的"),
        ({"actor_ids": ("nobody",)}, "条款里的人已不在场"),
        ({"kind": ClauseKind.PREVENTION, "due_on": None}, "请填写最晚哪天"),
        ({"kind": ClauseKind.APOLOGY, "to_ids": ()}, "请选择对方是谁"),
    ],
)
def test_an_unclear_clause_is_refused_with_what_is_unclear(
    b: Building, changed: dict[str, object], sentence: str
):
    with pytest.raises(BadInput, match=sentence):
        b.room.agreement.draft_clause(b.clause(**changed))
    assert b.session.clauses == ()


def test_nobody_pays_themselves(b: Building):
    with pytest.raises(BadInput, match="同一个人"):
        b.room.agreement.draft_clause(b.clause(to_ids=(b.id_of("甲"),)))


def test_an_amount_typed_before_the_kind_changed_is_left_out(b: Building):
    b.room.agreement.draft_clause(b.clause(kind=ClauseKind.DO, action="修好门锁"))
    assert b.session.clauses[0].terms.amount_fen is None


def test_whoever_left_is_not_bound(b: Building):
    b.with_helper(PersonKind.INVITEE, "丁香")
    gone = b.id_of("邀")
    b.room.people.let_go(gone, "有事离开")
    with pytest.raises(BadInput, match="已不在场"):
        b.room.agreement.draft_clause(b.clause(actor_ids=(gone,)))


def test_a_guardian_is_named_by_their_ward_and_a_firm_by_its_name():
    b = a_session().at(Stage.PARTIES).with_children()
    guardian = b.session.guardians_of(b.id_of("甲"))[0]
    assert named(b.session, guardian.person_id) == "甲方监护人林知夏"
    assert named(b.session, b.id_of("乙")) == "乙方许一鸣"


def test_terms_are_plain_data():
    terms = ClauseTerms(kind=ClauseKind.MUTUAL, actor_ids=(), action="再无争议")
    assert terms == ClauseTerms(kind=ClauseKind.MUTUAL, actor_ids=(), action="再无争议")


PARTS = (ClausePart(label="医疗费", amount_fen=30000), ClausePart(label="误工费", amount_fen=24000))
DAY = date(2026, 3, 19)
PLAN = (
    Instalment(due_on=date(2026, 3, 19), amount_fen=27000),
    Instalment(due_on=date(2026, 4, 19), amount_fen=27000),
)
HEAD = "甲方林知夏付给乙方许明川赔偿款540.00元（大写：人民币伍佰肆拾元整）"


def test_a_sum_is_written_with_its_parts_its_payments_and_what_proves_them(b: Building):
    kept = text(b, action="赔偿款", parts=PARTS, instalments=PLAN, due_on=None, proof="收条", manner="")
    assert kept == (
        f"{HEAD}，其中医疗费300.00元、误工费240.00元；分2期付清："
        "第一期于2026年3月19日前（含当日）付270.00元，第二期于2026年4月19日前（含当日）付270.00元；以收条为凭。"
    )
    assert b.session.clauses[-1].terms.due_on == date(2026, 4, 19)


def test_parts_instalments_and_proof_stand_each_alone(b: Building):
    assert text(b, action="赔偿款", parts=PARTS) == (
        f"{HEAD}，其中医疗费300.00元、误工费240.00元；于2026年3月19日前（含当日）以银行转账方式付清。"
    )
    assert text(b, action="赔偿款", instalments=PLAN, due_on=None).startswith(
        f"{HEAD}；以银行转账方式分2期付清：第一期于"
    )
    assert text(b, action="赔偿款", proof="转账回单。").endswith("付清；以转账回单为凭。")
    assert text(b, kind=ClauseKind.DO, action="清走纸箱", to_ids=(), manner="", proof="照片").endswith(
        "清走纸箱；以照片为凭。"
    )


def test_what_is_no_payment_has_neither_parts_nor_payments(b: Building):
    b.room.agreement.draft_clause(b.clause(kind=ClauseKind.DO, action="修门", parts=PARTS, instalments=PLAN))
    terms = b.session.clauses[-1].terms
    assert (terms.parts, terms.instalments, terms.due_on) == ((), (), date(2026, 3, 19))


def plan(*entries: tuple[date, int]) -> tuple[Instalment, ...]:
    return tuple(Instalment(due_on=day, amount_fen=fen) for day, fen in entries)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"parts": PARTS[:1]}, "各项合计300.00元，与总额540.00元不一致"),
        ({"parts": (ClausePart(label=" ", amount_fen=54000),)}, "第1项的名称还是空的"),
        ({"parts": (ClausePart(label="修理费", amount_fen=0),)}, "请填写第1项的金额"),
        ({"parts": (ClausePart(label="修理费", amount_fen=10**30),)}, "请填写第1项的金额"),
        ({"parts": (ClausePart(label="修理费", amount_fen=1),) * 21}, "最多分成20项"),
        ({"instalments": PLAN[:1]}, "分期付款至少两期"),
        ({"instalments": PLAN, "on_the_spot": True}, "当场履行的款项不分期"),
        ({"instalments": PLAN, "due_on": date(2026, 5, 1)}, "最后一期的日期应当就是最晚那天"),
        ({"instalments": plan((date(2026, 3, 8), 27000), (date(2026, 4, 1), 27000))}, "第1期的日期早于今天"),
        ({"instalments": plan((date(2026, 4, 1), 27000), (date(2026, 4, 1), 27000))}, "第2期应当晚于上一期"),
        ({"instalments": plan((date(2026, 4, 1), 27000), (date(2026, 3, 20), 27000))}, "第2期应当晚于上一期"),
        ({"instalments": plan((date(2026, 4, 1), 27000), (date(2026, 4, 2), 26999))}, "各期合计539.99元"),
        ({"instalments": plan((date(2026, 4, 1), 54000), (date(2026, 4, 2), 0))}, "请填写第2期的金额"),
        ({"proof": "一\n二"}, "凭什么证明里有换行"),
    ],
)
def test_parts_and_payments_that_do_not_add_up_are_refused(
    b: Building, changed: dict[str, object], sentence: str
):
    with pytest.raises(BadInput, match=sentence):
        b.room.agreement.draft_clause(
            b.clause(**{"due_on": None if "instalments" in changed else DAY, **changed})
        )
    assert b.session.clauses == ()
