"""The shipped cases that the windows are walked through as well as played."""

from mediator.resources import RESOURCES

STEMS = ("family-care", "night-noise-phone", "play-area-quarrel")
WALKED = [RESOURCES / "cases" / f"{stem}.toml" for stem in STEMS]
