"""The account's keychain on macOS by the documented calls of Security. Written to their documentation; not run here.

A certificate that is put in is trusted for nothing by that: trust settings are never touched.
https://developer.apple.com/documentation/security/keychain-items
"""

import ctypes
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

from crypteo_desktop.adapters.system_stores.core_foundation import CoreFoundation, ImportParameters
from crypteo_desktop.secret import Secret
from crypteo_desktop.stores import Obstacle, StoreRefused

USER_DOMAIN: Final = 0  # kSecPreferencesDomainUser: its default is the login keychain unless the holder chose another
UNLOCKED, WRITABLE = 1, 4  # SecKeychainStatus
PKCS12: Final = 12  # kSecFormatPKCS12
AGGREGATE: Final = 5  # kSecItemTypeAggregate
SUCCESS: Final = 0
NOT_FOUND: Final = -25300  # errSecItemNotFound
DUPLICATE: Final = -25299  # errSecDuplicateItem: an intermediate authority that is there already
_OBSTACLES: Final = {
    -128: Obstacle.NOT_ALLOWED,  # errSecUserCanceled
    -25293: Obstacle.NOT_ALLOWED,  # errSecAuthFailed
    -25308: Obstacle.NOT_ALLOWED,  # errSecInteractionNotAllowed
    -25292: Obstacle.READ_ONLY,  # errSecReadOnly
    -61: Obstacle.READ_ONLY,  # errSecWrPerm
}


class Keychain:
    """Implements `one_store.PersonalCertificates`; `security` is the framework itself, a `ctypes.CDLL`."""

    def __init__(self, objects: CoreFoundation, security: Any) -> None:
        self._objects = objects
        self._security = security

    def is_read_only(self) -> bool:
        """Ask for its state; a locked one is opened by macOS itself, with a question of its own, once it is used."""
        state = ctypes.c_uint32()
        with self._keychain() as keychain:
            self._check(self._security.SecKeychainGetStatus(keychain, ctypes.byref(state)))
        return bool(state.value & UNLOCKED) and not state.value & WRITABLE

    def certificates(self) -> tuple[bytes, ...]:
        """Return every certificate of the keychain."""
        with self._found() as found:
            return tuple(content for _, content in found)

    def has_key(self, certificate: bytes) -> bool:
        """Whether certificate and private key make an identity."""
        with self._item(certificate) as item, self._identity(item) as identity:
            return bool(identity)

    def add(self, content: bytes, password: Secret, certificate: bytes) -> None:  # noqa: ARG002  all go to one place
        """Import with the key marked sensitive and permanent; without kSecAttrIsExtractable it is not exportable."""
        marks = tuple(self._objects.constant(name) for name in ("kSecAttrIsPermanent", "kSecAttrIsSensitive"))
        form, kind = ctypes.c_uint32(PKCS12), ctypes.c_uint32(AGGREGATE)
        with ExitStack() as stack:
            keychain = stack.enter_context(self._keychain())
            data = stack.enter_context(self._objects.data(content))
            opens = stack.enter_context(self._objects.string(password.reveal()))
            attributes = stack.enter_context(self._objects.array(marks))
            told = ImportParameters(passphrase=opens, key_attributes=attributes)
            out = (ctypes.byref(form), ctypes.byref(kind), 0, ctypes.byref(told), keychain, None)
            self._check(self._security.SecItemImport(data, None, *out), DUPLICATE)

    def remove(self, certificate: bytes) -> None:
        """Remove the key first: without its certificate, nobody would find it again."""
        with self._item(certificate) as item:
            if not item:
                return
            with self._identity(item) as identity:
                self._remove_key(identity)
            self._check(self._security.SecKeychainItemDelete(item))

    def _remove_key(self, identity: int | None) -> None:
        if not identity:
            return
        with self._copied(self._security.SecIdentityCopyPrivateKey, identity) as key:
            self._check(self._security.SecKeychainItemDelete(key))

    @contextmanager
    def _found(self) -> Iterator[tuple[tuple[int, bytes], ...]]:
        """Give each certificate of the keychain with its DER."""
        constant = self._objects.constant
        with self._keychain() as keychain, self._objects.array((keychain,)) as places:
            asked = {
                constant("kSecClass"): constant("kSecClassCertificate"),
                constant("kSecMatchLimit"): constant("kSecMatchLimitAll"),
                constant("kSecMatchSearchList"): places,
                constant("kSecReturnRef"): constant("kCFBooleanTrue"),
            }
            with (
                self._objects.dictionary(asked) as query,
                self._copied(self._security.SecItemCopyMatching, query, accepted=NOT_FOUND) as array,
            ):
                items = self._objects.members(array) if array else ()
                yield tuple((item, self._der(item)) for item in items)

    @contextmanager
    def _item(self, certificate: bytes) -> Iterator[int | None]:
        with self._found() as found:
            yield next((item for item, content in found if content == certificate), None)

    @contextmanager
    def _identity(self, item: int | None) -> Iterator[int | None]:
        if not item:
            yield None
            return
        with (
            self._keychain() as keychain,
            self._objects.array((keychain,)) as places,
            self._copied(self._security.SecIdentityCreateWithCertificate, places, item, accepted=NOT_FOUND) as identity,
        ):
            yield identity

    @contextmanager
    def _keychain(self) -> Iterator[int]:
        with self._copied(self._security.SecKeychainCopyDomainDefault, USER_DOMAIN) as keychain:
            if keychain is None:
                raise StoreRefused(Obstacle.UNREADABLE)
            yield keychain

    @contextmanager
    def _copied(self, call: Any, *arguments: int, accepted: int = SUCCESS) -> Iterator[int | None]:
        """Give what a call copies into its last argument, or None; it is released at the end."""
        out = ctypes.c_void_p()
        self._check(call(*arguments, ctypes.byref(out)), accepted)
        try:
            yield out.value
        finally:
            self._objects.release(out.value)

    def _der(self, item: int) -> bytes:
        data = self._security.SecCertificateCopyData(item)
        try:
            return self._objects.bytes_of(data)
        finally:
            self._objects.release(data)

    def _check(self, status: int, accepted: int = SUCCESS) -> None:
        if status not in (SUCCESS, accepted):
            raise StoreRefused(_OBSTACLES.get(status, Obstacle.UNREADABLE))
