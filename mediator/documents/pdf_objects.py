"""Writes numbered objects, streams and the table of their places: the plain frame of a PDF file."""

from __future__ import annotations

import hashlib
import zlib

# Bytes that readers take for the end of a line: data that ends so seems shorter than it says.
LINE_ENDS = (b"\n", b"\r")
# Quick rather than small: a paper of two pages grows by half a hundredth and is made in less time.
LEVEL = 3
HEAD = b"%PDF-1.7\n%\xe8\xb0\x83\xe8\xa7\xa3\n"


class PdfObjects:
    """Objects are numbered as they are asked for and written in that order."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        """A number to refer to before the object itself is known."""
        self._bodies.append(b"null")
        return len(self._bodies)

    def put(self, number: int, body: str) -> None:
        """The object of a reserved number."""
        self._bodies[number - 1] = body.encode("ascii")

    def add(self, body: str) -> int:
        """An object; its number."""
        self._bodies.append(body.encode("ascii"))
        return len(self._bodies)

    def stream(self, data: bytes, entries: str) -> int:
        """A stream as it is; the `entries` name its filter, if any. Its number."""
        head = f"<</Length {len(data)}{entries}>>\nstream\n"
        self._bodies.append(b"%b%b\nendstream" % (head.encode("ascii"), data))
        return len(self._bodies)

    def deflated(self, data: bytes, entries: str = "") -> int:
        """A stream that is deflated already; its number."""
        return self.stream(data, f"/Filter/FlateDecode{entries}")

    def file(self, catalog: int, properties: int | None = None) -> bytes:
        """The whole file; it is known by the sum of its content."""
        parts, places, at = [HEAD], [], len(HEAD)
        for number, body in enumerate(self._bodies, start=1):
            part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            places.append(b"%010d 00000 n \n" % at)
            parts.append(part)
            at += len(part)
        count = len(places) + 1
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, b"".join(places)))
        content = b"".join(parts)
        name = hashlib.md5(content, usedforsecurity=False).hexdigest()
        info = f"/Info {properties} 0 R" if properties else ""
        trailer = f"<</Size {count}/Root {catalog} 0 R{info}/ID[<{name}><{name}>]>>"
        return b"%btrailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (content, trailer.encode("ascii"), at)


def text_string(words: str) -> str:
    """Words as a string of PDF, in UTF-16."""
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def deflate(text: str) -> bytes:
    """Operators or other words of PDF, deflated so that no reader mistakes the end."""
    data = text.encode("ascii")
    found = zlib.compress(data, LEVEL)
    while found.endswith(LINE_ENDS):
        data += b" "
        found = zlib.compress(data, LEVEL)
    return found
