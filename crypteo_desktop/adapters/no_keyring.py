"""A keyring that keeps nothing: for the demonstration, whose secrets are worth nothing tomorrow."""

from crypteo_desktop.secret import Secret


class NoKeyring:
    """Implements `services.Keyring`."""

    def keep(self, name: str, secret: Secret) -> bool:  # noqa: ARG002
        """Keep nothing."""
        return False

    def kept(self, name: str) -> Secret | None:  # noqa: ARG002
        """Return None."""
        return None

    def drop(self, name: str) -> None:
        """Do nothing: nothing is kept."""
