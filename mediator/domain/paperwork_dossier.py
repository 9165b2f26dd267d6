"""Cover, contents, exhibits, note on the file and back cover of a dossier."""

from __future__ import annotations

from datetime import date

from mediator.domain.chinese_dates import date_text
from mediator.domain.events.filing import REGIME_TITLES
from mediator.domain.file_check import explained
from mediator.domain.paper_forms import joined
from mediator.domain.papers import FormPaper, PaperTable, SignatureLine
from mediator.domain.screening import RulePack
from mediator.domain.session import Session


def filed_on(session: Session) -> date:
    """The day the file is dated: that of the closing, or of the last record while it is open."""
    return (session.closed_at or session.updated_at).date()


def cover_of(session: Session, form: str, *, pages: int, station: str, training: bool) -> FormPaper:
    """卷宗封面: what the file is, who made it, how long it is kept."""
    dossier = session.dossier
    volume = dossier.volume_number if dossier else ""
    return FormPaper(
        form=form,
        organ=session.organ,
        number=session.number,
        fields=(
            ("volume_title", _volume_title(session)),
            ("category", REGIME_TITLES[session.regime]),
            ("year", f"{session.opened_at.year}年"),
            ("volume_number", volume or session.number),
            ("parties", joined(p.name for p in session.parties) or joined(_told(session))),
            ("mediator", session.host.name),
            ("span", f"自{date_text(session.opened_at.date())}至{date_text(filed_on(session))}"),
            ("filed_by", session.host.name),
            ("filed_on", date_text(filed_on(session))),
            ("retention", dossier.retention if dossier else ""),
            ("decided_by", dossier.decided_by if dossier else ""),
            ("extent", f"共{pages}页"),
            ("note", ""),
        ),
        training=training,
        station=station,
    )


def _told(session: Session) -> tuple[str, ...]:
    return session.advice.told if session.advice else ()


def _volume_title(session: Session) -> str:
    """甲、乙 and what it was about."""
    names = joined(p.name for p in session.parties)
    return f"{names}{session.matter.title}" if names else session.matter.title


def contents_of(
    session: Session, rows: tuple[tuple[str, int, str], ...], *, station: str, training: bool
) -> FormPaper:
    """卷内目录: title, page and remark of every paper, in the order of the file."""
    table = tuple(
        (str(number), title, str(page) if page else "", note)
        for number, (title, page, note) in enumerate(rows, 1)
    )
    return FormPaper(
        form="dossier-contents-1",
        organ=session.organ,
        number=session.number,
        tables=(PaperTable(part="papers", rows=table),),
        training=training,
        station=station,
    )


def exhibits_of(session: Session, *, station: str, training: bool) -> FormPaper:
    """证据材料清单: every piece with source and sheets; struck rows where there are few."""
    rows = tuple(
        (str(number), e.title, e.source, str(e.sheets) if e.sheets else "", e.note)
        for number, e in enumerate(session.exhibits, 1)
    )
    return FormPaper(
        form="exhibits-1",
        organ=session.organ,
        number=session.number,
        tables=(PaperTable(part="exhibits", rows=rows),),
        signatures=(SignatureLine(label="承办人", name=session.host.name),),
        training=training,
        station=station,
    )


def situation_of(session: Session, pack: RulePack, *, station: str, training: bool) -> FormPaper:
    """卷宗情况说明: what the archive should know, and what was explained in the self-check."""
    return FormPaper(
        form="dossier-situation-1",
        organ=session.organ,
        number=session.number,
        fields=(("filed_by", session.host.name), ("filed_on", date_text(filed_on(session)))),
        texts=(
            ("situation", session.dossier.situation if session.dossier else ""),
            *(("explained", line) for line in explained(session, pack, filed_on(session))),
        ),
        training=training,
        station=station,
    )


def back_of(session: Session, *, pages: int, station: str, training: bool) -> FormPaper:
    """封底: how many pages lie in the file."""
    return FormPaper(
        form="dossier-back-1",
        organ=session.organ,
        number=session.number,
        fields=(("pages", str(pages)),),
        training=training,
        station=station,
    )
