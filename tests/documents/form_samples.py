"""Invented papers of every form, filled as a session fills them; one for each file in `resources/forms`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediator.domain.paper_forms import agreement_form, rights_notice_form
from mediator.domain.papers import FormPaper, PaperGroup, PaperTable, SignatureLine
from mediator.domain.paperwork_copies import agreement_copy_of
from tests.documents.samples import AGREEMENT, CHILD, DAY, RARE, RIGHTS_NOTICE, ink

ORGAN = "云溪市公安局青石分局"
PARTIES = AGREEMENT.parties[:2]
GIRL, BOY = PARTIES
BASE = FormPaper(form="", organ=ORGAN, number="TJ-2025-0128", station="青石派出所")
LONG = "".join(f"第{n}句说的是那天傍晚在滑梯旁边发生的事情。" for n in range(1, 120))

WILLINGNESS = replace(
    BASE,
    form="willingness-1",
    fields=(("matter", "滨河公园滑梯争执"), ("tellers", "李明、何青")),
    people=(PaperGroup(part="person", people=(CHILD,)),),
    texts=(("willing_words", "愿意坐下来谈。"),),
    chosen=("agree",),
    signatures=(
        SignatureLine(label="本人", name=GIRL.name, ink=ink(1), signed_on=DAY),
        SignatureLine(label="监护人", name=f"陈{RARE}"),
    ),
)
MEDIATION_RECORD = replace(
    BASE,
    form="mediation-record-1",
    fields=(
        ("when", "2025年11月24日14时30分至15时20分"),
        ("place", "青石派出所调解一室"),
        ("host", "李明"),
        ("host_unit", "青石派出所"),
        ("recorder", "何青"),
        ("recorder_unit", "青石派出所"),
        ("present", f"甲方陈小满、甲方监护人陈{RARE}、乙方赵一帆、乙方监护人赵建国"),
    ),
    texts=(("points", "两个孩子在滑梯前互相推搡"), ("points", "赔偿检查费126.50元")),
    tables=(
        PaperTable(
            part="entries",
            rows=(
                ("甲方监护人陈小满的母亲：", "那天我说话重了，向你们道歉。"),
                ("乙方监护人赵建国：", "检查费我们出，袖子的事就算了。"),
            ),
        ),
    ),
    chosen=("agreed",),
    signatures=(
        SignatureLine(label="监护人", name=f"陈{RARE}"),
        SignatureLine(label="监护人", name="赵建国"),
        SignatureLine(label="主持人", name="李明"),
        SignatureLine(label="记录员", name="何青"),
    ),
    made_on=DAY,
)
TOLD = tuple(SignatureLine(label="被告知人", name=party.name) for party in PARTIES)
TELLER = SignatureLine(label="告知人", name="李明")
TERMINATION = replace(
    BASE,
    form="termination-1",
    fields=(
        ("parties", "陈小满、赵一帆"),
        ("matter", "滨河公园滑梯争执"),
        ("place", "青石派出所调解一室"),
        ("host", "李明"),
        ("host_unit", "青石派出所"),
    ),
    texts=(
        ("ground", "经调解，双方未达成协议。"),
        ("next_route", "公安机关将依法作出处理；双方可以就民事争议依法向人民法院提起民事诉讼。"),
    ),
    chosen=("police",),
    signatures=(*TOLD, TELLER),
    made_on=DAY,
)
NOT_MEDIABLE = replace(
    BASE,
    form="not-mediable-1",
    fields=(
        ("parties", "陈小满、赵一帆"),
        ("matter", "滨河公园滑梯争执"),
        ("host", "李明"),
        ("host_unit", "青石派出所"),
        ("items", "三、四"),
    ),
    texts=(
        ("quotes", "（三）多次实施违反治安管理行为的"),
        ("quotes", "（四）当事人明确表示不愿意调解处理的"),
        ("others", "《中华人民共和国治安管理处罚法》第八条第二款：构成犯罪的，依法追究刑事责任"),
    ),
    chosen=("by_item", "by_other", "both_kinds"),
    signatures=(*TOLD, TELLER),
)
PERFORMANCE = replace(
    BASE,
    form="performance-1",
    fields=(
        ("agreement_number", AGREEMENT.number),
        ("parties", "陈小满、赵一帆"),
        ("item", "三"),
        ("performed_on", "2025年11月28日"),
        ("manner", "银行转账"),
    ),
    texts=(("clause", AGREEMENT.clauses[2]), ("proof", "银行转账回单一张")),
    signatures=(
        SignatureLine(label="履行人", name="赵建国"),
        SignatureLine(label="对方", name=f"陈{RARE}"),
        SignatureLine(label="主持人", name="李明"),
    ),
    made_on=date(2025, 11, 28),
)
RECEIPT = replace(
    BASE,
    form="receipt-1",
    number=AGREEMENT.number,
    fields=(
        ("payer", "乙方监护人赵建国"),
        ("what", "检查费"),
        ("capitals", "壹佰贰拾陆元伍角整"),
        ("digits", "126.50"),
        ("item", "第三项"),
    ),
    signatures=(SignatureLine(label="收款人", name=f"陈{RARE}"),),
)
SETTLED = (
    ("matter", "滨河公园滑梯争执"),
    ("case_number", "青公立字〔2025〕0071号"),
    ("committee", "紫荆路社区人民调解委员会"),
    ("settled_on", "2025年11月20日"),
    ("performed_on", "2025年11月22日"),
)
APPLICATION = replace(
    BASE,
    form="recognition-application-1",
    fields=SETTLED,
    people=(PaperGroup(part="applicant", people=PARTIES),),
    texts=(
        ("facts", AGREEMENT.facts.split("\n")[0]),
        ("terms", "赵建国付给陈小满检查费126.50元，双方互相道歉。"),
        ("proof", "收条一张"),
    ),
    chosen=("committee",),
    signatures=tuple(SignatureLine(label="申请人", name=p.name, signed_on=DAY) for p in PARTIES),
)
RECOGNITION = replace(
    BASE,
    form="recognition-record-1",
    fields=(
        *(pair for pair in SETTLED if pair[0] != "committee"),
        ("parties", "陈小满、赵一帆"),
        ("applied_on", "2025年11月24日"),
        ("host", "李明"),
        ("host_unit", "青石派出所"),
        ("decided_by", "周岚"),
    ),
    texts=(
        ("terms", "赵建国付给陈小满检查费126.50元，双方互相道歉。"),
        ("proof", "收条一张"),
        ("reason", "情节较轻，已经履行"),
    ),
    chosen=("granted",),
    signatures=(SignatureLine(label="承办民警", name="李明"),),
    made_on=DAY,
)
AUTHORITY = replace(
    BASE,
    form="authority-1",
    fields=(
        ("principal", "林知夏"),
        ("agent", "许明川"),
        ("matter", "滨河公园滑梯争执"),
        ("relation", "同事"),
    ),
    people=(
        PaperGroup(part="principal", people=(replace(GIRL, label="委托人", name="林知夏"),)),
        PaperGroup(part="agent", people=(replace(BOY, label="受托人", name="许明川"),)),
    ),
    texts=(("scope", "代为参加调解，代为提出、变更、接受调解方案，代为签署协议和收款"),),
    signatures=(
        SignatureLine(label="委托人", name="林知夏"),
        SignatureLine(label="受托人", name="许明川"),
    ),
)
ADVICE = replace(
    BASE,
    form="advice-record-1",
    fields=(
        ("told", "林知夏"),
        ("matter", "邻里借款争议"),
        ("place", "青石派出所调解一室"),
        ("host", "李明"),
        ("host_unit", "青石派出所"),
    ),
    texts=(
        ("summary", "两人对一笔借款的数额说法不同，没有打骂。"),
        ("words", "这件事不属于治安案件，可以申请人民调解，也可以起诉。"),
        ("where_to_go", "紫荆路社区人民调解委员会"),
        ("to_bring", "身份证、转账记录"),
    ),
    chosen=("police",),
    signatures=(SignatureLine(label="被告知人", name="林知夏"), TELLER),
)
LEDGER = replace(
    BASE,
    form="ledger-1",
    fields=(
        ("when", "2025年11月24日"),
        ("case_number", "TJ-2025-0128"),
        ("matter", "滨河公园滑梯争执"),
        ("host", "李明、何青"),
        ("summary", "两个孩子因先后使用滑梯互相推搡。"),
        ("result", "达成协议，已经履行"),
    ),
    tables=(PaperTable(part="parties", rows=tuple((p.name, p.address) for p in PARTIES)),),
)
CARD = replace(
    BASE,
    form="hand-over-card-1",
    fields=(("told_by", "李明　青石派出所"), ("told_on", "2025年11月24日")),
    texts=(
        ("found", "您说的情况不构成违反治安管理行为，是邻里之间的民间纠纷。"),
        ("why", "公安机关只调解情节较轻的违反治安管理行为引起的纠纷。"),
        (
            "article",
            "《公安机关办理行政案件程序规定》第一百七十八条第二款：对不构成违反治安管理行为的民间纠纷，"
            "应当告知当事人向人民法院或者人民调解组织申请处理。",
        ),
        ("where_to_go", "紫荆路社区人民调解委员会，或者青石区人民法院诉讼服务中心"),
        ("to_bring", "身份证、借条、转账记录"),
    ),
)
CARD_EN = replace(
    CARD,
    language="en",
    fields=(("told_by", "Li Ming, Qingshi station"), ("told_on", "24 November 2025")),
    texts=(
        ("found", "What you told us breaks no public security law; it is a dispute between neighbours."),
        ("why", "The police mediate only disputes behind minor violations of that law."),
        ("article", "Procedure Rules for Administrative Cases, article 178(2)"),
        ("where_to_go", "The people's mediation committee of your neighbourhood, or the basic court"),
        ("to_bring", "Identity card, loan note, bank records"),
    ),
)
READ_ALOUD = replace(
    BASE,
    form="read-aloud-1",
    fields=(("parties", "陈小满、赵一帆"),),
    texts=(
        ("facts", "两个孩子因先后使用滑梯互相推搡。"),
        ("clauses", "赵建国付给陈小满的妈妈检查费一百二十六元五角。"),
        ("clauses", "双方互相谅解。"),
    ),
)
AGREEMENT_COPY = agreement_copy_of(AGREEMENT)
RIGHTS_COPY = replace(rights_notice_form(RIGHTS_NOTICE, "en"), form="rights-notice-1-en")

FORM_PAPERS: dict[str, FormPaper] = {
    paper.form if paper.language == "zh" or paper.form.endswith("-en") else f"{paper.form}-en": paper
    for paper in (
        WILLINGNESS,
        MEDIATION_RECORD,
        TERMINATION,
        NOT_MEDIABLE,
        PERFORMANCE,
        RECEIPT,
        APPLICATION,
        RECOGNITION,
        AUTHORITY,
        ADVICE,
        LEDGER,
        CARD,
        READ_ALOUD,
        CARD_EN,
        AGREEMENT_COPY,
        RIGHTS_COPY,
        agreement_form(AGREEMENT),
        agreement_form(replace(AGREEMENT, form="agreement-2")),
        agreement_form(replace(AGREEMENT, form="on-the-spot-1")),
        rights_notice_form(RIGHTS_NOTICE),
    )
}
