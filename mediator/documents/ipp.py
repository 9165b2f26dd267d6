"""Asks the printing service how a job and its printer stand: two questions of IPP (RFC 8010, RFC 8011)."""

from __future__ import annotations

import http.client
import os
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

SECONDS = 10
SOCKET = Path("/run/cups/cups.sock")
CLIENT_FILES = (Path.home() / ".cups" / "client.conf", Path("/etc/cups/client.conf"))
PORT = 631

GET_JOB, GET_PRINTER = 0x0009, 0x000B
OPERATION_GROUP, END = 0x01, 0x03
FIRST_VALUE_TAG = 0x10
INTEGER, BOOLEAN, ENUM, KEYWORD, URI, CHARSET, LANGUAGE = 0x21, 0x22, 0x23, 0x44, 0x45, 0x47, 0x48
MOST_ANSWER = 1_000_000
MOST_SUCCESS = 0x00FF

Answer = dict[str, list[int | str]]


class NoAnswer(Exception):
    """The service did not answer, or not in a way that can be read; nothing is known of the job."""


def job(job_id: int) -> Answer:
    """The attributes of a job that tell how far it is. Raises `NoAnswer`."""
    wanted = ("job-state", "job-state-reasons", "job-printer-state-message")
    return _ask(GET_JOB, f"ipp://localhost/jobs/{job_id}", "job-uri", wanted)


def printer(name: str) -> Answer:
    """The attributes of a queue that tell whether it can print. Raises `NoAnswer`."""
    wanted = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs")
    return _ask(GET_PRINTER, f"ipp://localhost/printers/{name}", "printer-uri", wanted)


def numbers(answer: Answer, name: str) -> int:
    """The first whole number of an attribute, 0 where there is none."""
    return next((v for v in answer.get(name, []) if isinstance(v, int)), 0)


def words(answer: Answer, name: str) -> tuple[str, ...]:
    """The texts of an attribute."""
    return tuple(v for v in answer.get(name, []) if isinstance(v, str))


def server() -> str:
    """Where the service is, as the commands of CUPS find it: host and port, or the path of a socket."""
    told = os.environ.get("CUPS_SERVER", "")
    for place in CLIENT_FILES:
        if not told and place.is_file():
            lines = (
                line.split() for line in place.read_text(encoding="utf-8", errors="replace").splitlines()
            )
            told = next((line[1] for line in lines if len(line) > 1 and line[0] == "ServerName"), "")
    if told:
        return told.split("/version=")[0]
    return str(SOCKET) if SOCKET.exists() else f"localhost:{PORT}"


def _ask(operation: int, uri: str, uri_name: str, wanted: tuple[str, ...]) -> Answer:
    try:
        connection = _connection()
        try:
            headers = {"Content-Type": "application/ipp", "Host": "localhost"}
            connection.request("POST", "/", _question(operation, uri, uri_name, wanted), headers)
            response = connection.getresponse()
            body = response.read(MOST_ANSWER)
        finally:
            connection.close()
        if response.status != http.client.OK:
            raise NoAnswer(str(response.status))
        return _read(body)
    except (OSError, http.client.HTTPException, struct.error, IndexError, ValueError) as error:
        raise NoAnswer(str(error)) from error


def _connection() -> http.client.HTTPConnection:
    where = server()
    if where.startswith("/"):
        return _SocketConnection(where)
    host, _, port = where.rpartition(":") if ":" in where else (where, "", str(PORT))
    return http.client.HTTPConnection(host.strip("[]"), int(port), timeout=SECONDS)


class _SocketConnection(http.client.HTTPConnection):
    """HTTP over the socket file of the service."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=SECONDS)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(SECONDS)
        self.sock.connect(self._path)


def _question(operation: int, uri: str, uri_name: str, wanted: tuple[str, ...]) -> bytes:
    parts = [struct.pack(">BBHI", 2, 0, operation, 1), bytes([OPERATION_GROUP])]
    parts.append(_attribute(CHARSET, "attributes-charset", "utf-8"))
    parts.append(_attribute(LANGUAGE, "attributes-natural-language", "en"))
    parts.append(_attribute(URI, uri_name, uri))
    for place, name in enumerate(wanted):
        parts.append(_attribute(KEYWORD, "requested-attributes" if place == 0 else "", name))
    return b"".join((*parts, bytes([END])))


def _attribute(tag: int, name: str, value: str) -> bytes:
    named, said = name.encode(), value.encode()
    return struct.pack(">BH", tag, len(named)) + named + struct.pack(">H", len(said)) + said


def _read(body: bytes) -> Answer:
    status = struct.unpack_from(">H", body, 2)[0]
    if status > MOST_SUCCESS:
        raise NoAnswer(f"{status:04x}")
    answer: Answer = {}
    name = ""
    for tag, own, value in _values(body, 8):
        name = own or name
        if tag in (INTEGER, ENUM):
            answer.setdefault(name, []).append(struct.unpack(">i", value)[0])
        elif tag == BOOLEAN:
            answer.setdefault(name, []).append(value[0])
        else:
            answer.setdefault(name, []).append(value.decode("utf-8", "replace"))
    return answer


def _values(body: bytes, place: int) -> Iterator[tuple[int, str, bytes]]:
    """Each value with its tag and name; further values of one attribute carry no name."""
    while (tag := body[place]) != END:
        place += 1
        if tag < FIRST_VALUE_TAG:
            continue
        length = struct.unpack_from(">H", body, place)[0]
        name = body[place + 2 : place + 2 + length].decode()
        place += 2 + length
        length = struct.unpack_from(">H", body, place)[0]
        yield tag, name, body[place + 2 : place + 2 + length]
        place += 2 + length
