"""Starts the program."""

from mediator.app import main

raise SystemExit(main())
