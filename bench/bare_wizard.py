"""The baseline: six empty pages in Qt's own wizard, and nothing else."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWizard, QWizardPage

app = QApplication(sys.argv)
wizard = QWizard()
for number in range(6):
    page = QWizardPage()
    page.setTitle(f"Page {number}")
    QVBoxLayout(page).addWidget(QLabel("Text"))
    wizard.addPage(page)
wizard.show()
raise SystemExit(app.exec())
