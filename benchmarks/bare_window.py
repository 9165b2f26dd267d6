"""The thing our start is measured against: a bare PySide6 window with one button, shown and gone."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

app = QApplication(sys.argv)
window = QWidget()
window.resize(1366, 768)
QPushButton("OK", window)
window.show()
QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
