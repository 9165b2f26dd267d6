"""Shows that the screen libraries of this machine suffice: `python -m tools.screen_proof libraries|window`.

`make fresh-check` runs it inside a bare Debian; it prints what it found, or ends with what is missing.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QLibraryInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

PLUGINS = (
    "platforms/libqxcb.so",
    "platforms/libqwayland.so",
    "platforms/libqoffscreen.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
    "imageformats/libqsvg.so",
    "imageformats/libqjpeg.so",
    "iconengines/libqsvgicon.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",
    "printsupport/libcupsprintersupport.so",
)


def missing_libraries() -> list[str]:
    """Every library that a plugin for screen, keyboard, pictures or printers links and does not find."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    missing: list[str] = []
    for plugin in PLUGINS:
        linked = subprocess.run(["ldd", str(folder / plugin)], capture_output=True, text=True, check=True)
        missing += [f"{plugin}: {line.strip()}" for line in linked.stdout.splitlines() if "not found" in line]
    return missing


def open_window() -> str:
    """Open one window and return the name of the platform it came up on; raises where it never shows."""
    app = QApplication([])
    window = QPushButton("·")
    window.show()
    if not QTest.qWaitForWindowExposed(window):
        raise SystemExit("the window never came up")
    return app.platformName()


def main(arguments: list[str]) -> int:
    """Run the named proof; 0 when it holds."""
    if arguments == ["libraries"]:
        missing = missing_libraries()
        print(
            "\n".join(missing) or f"{len(PLUGINS)} plugins of PySide6 {PySide6.__version__}, nothing missing"
        )
        return 1 if missing else 0
    if arguments == ["window"]:
        print(f"a window came up on {open_window()}")
        return 0
    print("usage: python -m tools.screen_proof libraries|window", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
