"""A computer without any certificate store that this program can write."""

from crypteo_desktop.stores import CertificateStore


class NoStores:
    """Implements `stores.CertificateStores`: the assistant says that there is none."""

    def find(self) -> tuple[CertificateStore, ...]:
        """Return no store."""
        return ()


class NothingInstalled:
    """Implements `stores.InstalledList` where nothing can be installed."""

    def installed(self, store_id: str) -> frozenset[str]:  # noqa: ARG002  as the Protocol has it
        """Return no certificate."""
        return frozenset()

    def add(self, store_id: str, fingerprint_sha256: str) -> None:
        """Refuse: nothing was installed."""
        raise OSError(store_id, fingerprint_sha256)

    def drop(self, store_id: str, fingerprint_sha256: str) -> None:
        """Forget nothing."""
