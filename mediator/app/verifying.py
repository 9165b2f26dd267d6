"""Reads a paper and asks the record of a store about it, or a trust file where there is no store."""

from __future__ import annotations

from pathlib import Path

from mediator.app.opening import open_store
from mediator.cli.parts import StoreWay
from mediator.domain.errors import BadInput
from mediator.domain.wording import message
from mediator.services.paper_verdict import MOST_BYTES, PaperVerdict, verify


def verify_paper(path: Path, directory: Path, way: StoreWay, trust: Path | None) -> PaperVerdict:
    """By the trust file when one is named, otherwise by the record of the store."""
    pdf = _read(path)
    if trust is not None:
        from mediator.documents.seal_check import verify as verify_seal

        return PaperVerdict(seal=verify_seal(pdf, _trusted(trust)))
    from mediator.app.desks import desk_of

    advice = message("请用--store写明记录库的文件夹，或者用--trust写明出具单位的证书文件")
    with open_store(directory, way, advice=advice) as store:
        return verify(desk_of(store), pdf)


def _trusted(path: Path) -> tuple[bytes, ...]:
    """The certificates of a trust file; a `BadInput` when there is none in it."""
    from mediator.documents.trust_file import certificates_in

    found = certificates_in(_read(path))
    if not found:
        raise BadInput(
            message("“{name}”里没有证书", name=path.name),
            message("没有改动任何东西。请向出具文书的单位要station.cer文件"),
        )
    return found


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise BadInput(message("没有找到这个文件：{place}", place=str(path)), message("请核对文件名"))
    if path.stat().st_size > MOST_BYTES:
        raise BadInput(message("“{name}”太大，不是本程序的文书", name=path.name), message("请核对文件名"))
    return path.read_bytes()
