"""Makes the pictures of the README and the guide from the tour, so that they show the program as it is."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "docs" / "guide" / "pictures"
# Name in the guide, and how the tour's picture of it ends.
PICTURES = {
    "home": "-00-home",
    "interview": "-04-first-round",
    "curtain": "-04-curtain",
    "board": "-05-comparison",
    "read-aloud": "-09b-read-aloud",
    "agreement": "-09-agreement",
}


def main() -> int:
    """Run the tour once, in Chinese at 1366×768, and keep six of its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "main.py", "tour", "--out", folder, "--size", "1366x768", "--lang", "zh"]
        subprocess.run(command, cwd=ROOT, check=True)
        PLACE.mkdir(parents=True, exist_ok=True)
        for name, ending in PICTURES.items():
            (found,) = Path(folder).rglob(f"[0-9][0-9]{ending}.png")
            shutil.copy(found, PLACE / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
