"""A computer without any certificate store that this program can write."""

from crypteo_desktop.stores import CertificateStore


class NoStores:
    """Implements `stores.CertificateStores`: the assistant says that there is none."""

    def find(self) -> tuple[CertificateStore, ...]:
        """Return no store."""
        return ()
