"""Writes numbered objects, streams and the table of their places: the plain frame of a PDF file."""

from __future__ import annotations

import zlib

# Bytes that readers take for the end of a line: data that ends so seems shorter than it says.
LINE_ENDS = (b"\n", b"\r")
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

    def file(self, catalog: int) -> bytes:
        """The whole file."""
        parts, places, at = [HEAD], [], len(HEAD)
        for number, body in enumerate(self._bodies, start=1):
            part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            places.append(b"%010d 00000 n \n" % at)
            parts.append(part)
            at += len(part)
        count = len(places) + 1
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, b"".join(places)))
        parts.append(b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, catalog, at))
        return b"".join(parts)


def deflate(text: str) -> bytes:
    """Operators or other words of PDF, deflated so that no reader mistakes the end."""
    data = text.encode("ascii")
    found = zlib.compress(data)
    while found.endswith(LINE_ENDS):
        data += b" "
        found = zlib.compress(data)
    return found
