"""Putting secrets out of sight while somebody else may look at the screen: over the phone, or by a shared one."""

from PySide6.QtWidgets import QWidget

from crypteo_desktop.ui.widgets.buttons import SECRETS_HIDDEN, ShowSecret
from crypteo_desktop.ui.widgets.code_field import CodeField
from crypteo_desktop.ui.widgets.text_field import OpenSecretEdit


def hide_secrets(root: QWidget) -> None:
    """Hide everything secret in `root` and in the dialogs over it; nothing shows it until `let_secrets_show`."""
    root.setProperty(SECRETS_HIDDEN, True)  # noqa: FBT003  Qt's own order
    for row in root.findChildren(ShowSecret):
        row.setChecked(False)
    for field in root.findChildren(CodeField):
        field.hide_digits(hidden=True)
    for edit in root.findChildren(OpenSecretEdit):
        edit.show_secret(visible=False)


def let_secrets_show(root: QWidget) -> None:
    """Show code and link again, and let the holder show the rest."""
    root.setProperty(SECRETS_HIDDEN, False)  # noqa: FBT003
    for row in root.findChildren(ShowSecret):
        row.setChecked(False)  # a screen reader may have ticked it meanwhile, in vain
    for field in root.findChildren(CodeField):
        field.hide_digits(hidden=False)
    for edit in root.findChildren(OpenSecretEdit):
        edit.show_secret(visible=True)
