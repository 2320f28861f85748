"""Saves a picture of the whole X screen: take_picture.py FILE.png."""

import sys

from PySide6.QtGui import QGuiApplication

app = QGuiApplication(sys.argv[:1])
raise SystemExit(not app.primaryScreen().grabWindow(0).save(sys.argv[1]))
