"""The shipped cases that the windows are walked through as well as played."""

from mediator.resources import RESOURCES

FOLDER = RESOURCES / "cases"
WALKED = sorted(FOLDER.glob("*.toml"))
"""Every one of them, from the knock on the door to the closing."""

STEMS = ("family-care", "night-noise-phone", "play-area-quarrel")
PUBLIC_ORDER = [FOLDER / f"{stem}.toml" for stem in STEMS]
"""Those of the longest route, whose stages are also walked one by one."""
