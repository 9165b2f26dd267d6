"""Windows of the tests are drawn off screen, whoever starts the tests and wherever."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
