"""Windows' personal store by the documented calls of crypt32 and ncrypt. Written to their documentation; not run here.

Opened are `My` and `CA` of the current user; `Root` is never opened.
https://learn.microsoft.com/windows/win32/api/wincrypt/
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from crypteo_desktop.adapters.system_stores.crypt32_calls import CertContext, DataBlob, declare
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import Obstacle, StoreRefused

MY, CA = "MY", "CA"
# wincrypt.h; a key without CRYPT_EXPORTABLE (0x1) is not exportable.
CERT_STORE_PROV_SYSTEM_W: Final = 10
CERT_SYSTEM_STORE_CURRENT_USER: Final = 0x00010000
CERT_STORE_READONLY_FLAG: Final = 0x00008000
CERT_STORE_ADD_REPLACE_EXISTING: Final = 3
CERT_STORE_ADD_USE_EXISTING: Final = 2
CRYPT_USER_KEYSET: Final = 0x00001000
PKCS12_ALWAYS_CNG_KSP: Final = 0x00000200
CRYPT_ACQUIRE_COMPARE_KEY_FLAG: Final = 0x00000004
CRYPT_ACQUIRE_SILENT_FLAG: Final = 0x00000040
CRYPT_ACQUIRE_PREFER_NCRYPT_KEY_FLAG: Final = 0x00020000
CERT_NCRYPT_KEY_SPEC: Final = 0xFFFFFFFF
NCRYPT_SILENT_FLAG: Final = 0x00000040
_OBSTACLES: Final = {
    0x00000005: Obstacle.READ_ONLY,  # ERROR_ACCESS_DENIED
    0x80070005: Obstacle.READ_ONLY,  # E_ACCESSDENIED
    0x80090010: Obstacle.READ_ONLY,  # NTE_PERM
    0x000004C7: Obstacle.NOT_ALLOWED,  # ERROR_CANCELLED
    0x80090036: Obstacle.NOT_ALLOWED,  # NTE_USER_CANCELLED
}


class Crypt32:
    """Implements `one_store.PersonalCertificates`; each library is a `ctypes.WinDLL`."""

    def __init__(self, crypt32: Any, ncrypt: Any, advapi32: Any, last_error: Callable[[], int]) -> None:
        declare(crypt32, ncrypt, advapi32)
        self._crypt32 = crypt32
        self._ncrypt = ncrypt
        self._advapi32 = advapi32
        self._last_error = last_error

    def is_read_only(self) -> bool:
        """Open the personal store for writing, which a policy may forbid."""
        try:
            with self._store(MY):
                return False
        except StoreRefused as refusal:
            if refusal.obstacle is Obstacle.READ_ONLY:
                return True
            raise

    def certificates(self) -> tuple[bytes, ...]:
        """Return the content of `My`."""
        with self._store(MY, CERT_STORE_READONLY_FLAG) as store:
            return self._held(store)

    def has_key(self, certificate: bytes) -> bool:
        """Ask for the private key, and whether it fits, without a question on the screen."""
        with self._store(MY, CERT_STORE_READONLY_FLAG) as store, self._context(store, certificate) as context:
            if context is None:
                return False
            handle = self._key_of(context)
            if handle is None:
                return False
            self._give_back(*handle)
            return True

    def add(self, content: bytes, password: Secret, certificate: bytes) -> None:
        """Import the key into the account's own key storage, not exportable; its certificate comes last into `My`."""
        buffer = ctypes.create_string_buffer(content, len(content))
        blob = DataBlob(len(content), ctypes.cast(buffer, ctypes.c_void_p))
        flags = CRYPT_USER_KEYSET | PKCS12_ALWAYS_CNG_KSP
        opened = self._crypt32.PFXImportCertStore(ctypes.byref(blob), password.reveal(), flags)
        self._check(opened)
        try:
            with self._context(opened, certificate) as leaf:
                self._check(leaf)
                try:
                    self._add_authorities(opened, certificate)
                    self._add(leaf, MY, CERT_STORE_ADD_REPLACE_EXISTING)
                except StoreRefused:
                    self._remove_key(leaf)
                    raise
        finally:
            self._crypt32.CertCloseStore(opened, 0)

    def remove(self, certificate: bytes) -> None:
        """Remove the key first: without its certificate, nobody would find it again."""
        with self._store(MY) as store, self._context(store, certificate) as context:
            if context is None:
                return
            self._remove_key(context)
            own = self._crypt32.CertDuplicateCertificateContext(context)
            self._check(self._crypt32.CertDeleteCertificateFromStore(own))  # frees it, whatever comes of it

    def _add_authorities(self, opened: int, certificate: bytes) -> None:
        for authority in self._held(opened):
            if authority != certificate:
                with self._context(opened, authority) as context:
                    self._add(context, CA, CERT_STORE_ADD_USE_EXISTING)

    def _add(self, context: Any, name: str, disposition: int) -> None:
        with self._store(name) as store:
            self._check(self._crypt32.CertAddCertificateContextToStore(store, context, disposition, None))

    def _remove_key(self, context: Any) -> None:
        """Remove a key in the key storage of CNG, as this program makes it; any other is not this program's."""
        handle = self._key_of(context)
        if handle is None:
            return
        key, spec, _ = handle
        if spec != CERT_NCRYPT_KEY_SPEC:
            self._give_back(*handle)
            return
        status = self._ncrypt.NCryptDeleteKey(key, NCRYPT_SILENT_FLAG)  # frees it where it succeeds
        if status != 0:
            self._ncrypt.NCryptFreeObject(key)
            raise StoreRefused(_obstacle_of(status))

    def _key_of(self, context: Any) -> tuple[int, int, bool] | None:
        """Return the handle of the private key, its kind, and whether it is ours to give back."""
        key, spec, is_ours = ctypes.c_size_t(), ctypes.c_uint32(), ctypes.c_int()
        flags = CRYPT_ACQUIRE_SILENT_FLAG | CRYPT_ACQUIRE_COMPARE_KEY_FLAG | CRYPT_ACQUIRE_PREFER_NCRYPT_KEY_FLAG
        out = (ctypes.byref(key), ctypes.byref(spec), ctypes.byref(is_ours))
        found = self._crypt32.CryptAcquireCertificatePrivateKey(context, flags, None, *out)
        return (key.value, spec.value, bool(is_ours.value)) if found else None

    def _give_back(self, key: int, spec: int, is_ours: bool) -> None:
        if not is_ours:
            return
        if spec == CERT_NCRYPT_KEY_SPEC:
            self._ncrypt.NCryptFreeObject(key)
        else:
            self._advapi32.CryptReleaseContext(key, 0)

    @contextmanager
    def _store(self, name: str, flags: int = 0) -> Iterator[int]:
        store = self._crypt32.CertOpenStore(
            CERT_STORE_PROV_SYSTEM_W, 0, None, CERT_SYSTEM_STORE_CURRENT_USER | flags, name
        )
        self._check(store)
        try:
            yield store
        finally:
            self._crypt32.CertCloseStore(store, 0)

    def _held(self, store: int) -> tuple[bytes, ...]:
        return tuple(_der(context) for context in self._each(store))

    def _each(self, store: int) -> Iterator[Any]:
        """Yield each certificate; it is the caller's until the next one is asked for, which frees it."""
        context = self._crypt32.CertEnumCertificatesInStore(store, None)
        while context:
            yield context
            context = self._crypt32.CertEnumCertificatesInStore(store, context)

    @contextmanager
    def _context(self, store: int, certificate: bytes) -> Iterator[Any]:
        found = next((context for context in self._each(store) if _der(context) == certificate), None)
        try:
            yield found
        finally:
            if found is not None:
                self._crypt32.CertFreeCertificateContext(found)

    def _check(self, result: object) -> None:
        if not result:
            raise StoreRefused(_obstacle_of(self._last_error()))


def _der(context: Any) -> bytes:
    held: CertContext = context.contents
    return ctypes.string_at(held.encoded, held.length)


def _obstacle_of(error: int) -> Obstacle:
    return _OBSTACLES.get(error & 0xFFFFFFFF, Obstacle.UNREADABLE)
