"""Our start, as `python main.py` does it, ended as soon as the first page is painted."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mediator.app.window import open_window

directory = Path(sys.argv[1])
sys.exit(open_window(directory / "station", directory / "look.json", quit_when_shown=True))
