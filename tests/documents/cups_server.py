"""A real printing service for the tests: cupsd on loopback in a folder of its own, with printers that fail.

Every file it writes lies in that folder, except the per-printer file of cups-pdf, which has one fixed place.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CUPSD, CUPS = Path("/usr/sbin/cupsd"), Path("/usr/lib/cups")
PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")
PDF_FILES = Path("/etc/cups")
SECONDS = 20
NEEDS_ROOT = "the backend of cups-pdf has mode 0700: only root can run it, and the other printers run without"

# Run by cupsd with job, user, title, copies, options and a file or standard input. Its address says what
# it does; what it was given lies in `taken`, as a printer that understands PDF would have got it.
BACKEND = """#!/bin/sh
[ $# -eq 0 ] && {{ echo 'direct trial "Unknown" "trial"'; exit 0; }}
cat ${{6:+"$6"}} > {taken}/$1.pdf
case "$DEVICE_URI" in
  trial:/works) exit 0 ;;
  trial:/offline) echo "STATE: +offline-report" >&2; echo "ERROR: The printer is not connected." >&2 ;;
  trial:/no-paper-*) page=1
    while [ $page -le ${{DEVICE_URI##*-}} ]; do echo "PAGE: $page 1" >&2; page=$((page + 1)); done
    echo "STATE: +media-empty-error" >&2 ;;
  trial:/fails-*) page=1
    while [ $page -le ${{DEVICE_URI##*-}} ]; do echo "PAGE: $page 1" >&2; page=$((page + 1)); done
    exit 1 ;;
  trial:/stops) exit 4 ;;
esac
trap 'exit 0' TERM INT
while :; do sleep 0.1; done
"""

CUPSD_CONF = """
Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
LogLevel warn
JobRetryInterval 3600
PreserveJobFiles {keeps}
<Location />
Order allow,deny
Allow localhost
</Location>
<Location /admin>
Order allow,deny
Allow localhost
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
SubscriptionPrivateAccess all
SubscriptionPrivateValues none
<Limit All>
Order allow,deny
Allow localhost
</Limit>
</Policy>
"""

USERS = """
User lp
Group lp
SystemGroup root
"""

FILES_CONF = """
FileDevice Yes
ServerBin {folder}/lib
DataDir /usr/share/cups
ServerRoot {folder}/root
RequestRoot {folder}/spool
TempDir {folder}/tmp
CacheDir {folder}/cache
StateDir {folder}/state
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
"""

PDF_CONF = """
Out {folder}/out
AnonDirName {folder}/out
Spool {folder}/cups-pdf
Log {folder}/log
Grp lp
"""

FAILS_AT = (0, 1, 2, 3)
"""After so many pages a printer goes on strike."""


class CupsServer:
    """The running service: its address, what came out of the PDF printer, what the others were given."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address

    def printed(self) -> list[Path]:
        """The files of the PDF printer."""
        return sorted((self.folder / "out").glob("*.pdf"))

    def taken(self, job_id: str) -> Path:
        """What a trial printer got of a job."""
        return self.folder / "taken" / f"{job_id.rpartition('-')[2]}.pdf"

    def run(self, *command: str) -> str:
        """One of the commands of CUPS, at this server; what it said."""
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C"},
        )
        if done.returncode:
            raise AssertionError(f"{command}: {done.stderr}{self.log()}")
        return done.stdout

    def log(self) -> str:
        """The end of what the service wrote down, for a test that fails."""
        path = self.folder / "log" / "error"
        return path.read_text(encoding="utf-8", errors="replace")[-4000:] if path.exists() else ""

    def add(self, name: str, address: str, description: Path, *options: str) -> None:
        """One more printer, ready to print."""
        self.run("lpadmin", "-p", name, "-E", "-v", address, "-P", str(description), *options)


@contextmanager
def cups_server(*, keeps: bool = True) -> Iterator[CupsServer]:
    """Start it, with all printers; stopped and gone at the end. `keeps` is whether it keeps printed files."""
    # Filters run as another user, so the folder cannot lie in the private one of the tests.
    folder = Path(tempfile.mkdtemp(prefix="mediator-cups-"))
    pdf_file = PDF_FILES / f"cups-pdf-{folder.name}.conf"
    port = _free_port()
    try:
        _lay_out(folder, port, keeps=keeps)
        if is_root():
            pdf_file.write_text(PDF_CONF.format(folder=folder), encoding="utf-8")
        command = [str(CUPSD), "-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                server = CupsServer(folder, f"127.0.0.1:{port}")
                _wait_for(port, process)
                _add_printers(server, folder)
                yield server
            finally:
                process.terminate()
                process.wait(SECONDS)
    finally:
        if is_root():
            pdf_file.unlink(missing_ok=True)
        shutil.rmtree(folder)


def is_root() -> bool:
    """Whether the printer of cups-pdf can be there."""
    return os.geteuid() == 0


def _lay_out(folder: Path, port: int, *, keeps: bool) -> None:
    folder.chmod(0o755)
    for name in ("root", "spool", "tmp", "cache", "state", "log", "out", "cups-pdf", "taken", "lib/backend"):
        (folder / name).mkdir(parents=True)
    for name in ("spool", "tmp", "cache", "state", "taken"):
        if is_root():
            shutil.chown(folder / name, group="lp")
        (folder / name).chmod(0o770)
    for part in ("filter", "cgi-bin", "daemon", "driver", "monitor", "notifier"):
        (folder / "lib" / part).symlink_to(CUPS / part)
    if is_root():
        shutil.copy2(CUPS / "backend" / "cups-pdf", folder / "lib" / "backend")
    trial = folder / "lib" / "backend" / "trial"
    trial.write_text(BACKEND.format(taken=folder / "taken"), encoding="utf-8")
    trial.chmod(0o755)
    conf = CUPSD_CONF.format(port=port, keeps="86400" if keeps else "No")
    (folder / "cupsd.conf").write_text(conf, encoding="utf-8")
    users = USERS if is_root() else ""
    (folder / "cups-files.conf").write_text(users + FILES_CONF.format(folder=folder), encoding="utf-8")


def _add_printers(server: CupsServer, folder: Path) -> None:
    # A printer that understands PDF is given PDF; without this line CUPS turns it into PostScript first.
    native = folder / "native.ppd"
    lines = PPD.read_text(encoding="latin-1").splitlines(keepends=True)
    told = [line for line in lines if "cupsFilter" not in line]
    told.insert(5, '*cupsFilter2: "application/pdf application/vnd.cups-pdf 0 -"\n')
    native.write_text("".join(told), encoding="latin-1")
    if is_root():
        server.add("PDF", f"cups-pdf:/{folder.name}", PPD)
    server.add("Works", "trial:/works", native)
    server.add("Offline", "trial:/offline", native)
    server.add("Stops", "trial:/stops", native)
    server.add("Slow", "trial:/slow", native)
    server.add("Held", "trial:/works", native, "-o", "job-hold-until-default=indefinite")
    for page in FAILS_AT:
        server.add(f"NoPaper{page}", f"trial:/no-paper-{page}", native)
        server.add(f"Fails{page}", f"trial:/fails-{page}", native, "-o", "printer-error-policy=abort-job")
    server.run("lpadmin", "-d", "Works")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("cupsd did not start")
