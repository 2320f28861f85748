"""The calls of CoreFoundation and Security that this program makes on macOS, with their types from Apple's headers."""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import POINTER, c_bool, c_char_p, c_int32, c_long, c_size_t, c_uint32, c_void_p
from typing import Any, ClassVar, Final

_FOUNDATION: Final = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"
_SECURITY: Final = "/System/Library/Frameworks/Security.framework/Security"
_UTF8: Final = 0x08000100  # kCFStringEncodingUTF8
_OUT: Final = POINTER(c_void_p)
_OF_FOUNDATION: Final[dict[str, tuple[Any, ...]]] = {  # what it returns, then what it takes
    "CFRelease": (None, c_void_p),
    "CFDataCreate": (c_void_p, c_void_p, c_char_p, c_long),
    "CFDataGetLength": (c_long, c_void_p),
    "CFDataGetBytePtr": (c_void_p, c_void_p),
    "CFStringCreateWithBytes": (c_void_p, c_void_p, c_char_p, c_long, c_uint32, c_bool),
    "CFArrayCreate": (c_void_p, c_void_p, _OUT, c_long, c_void_p),
    "CFArrayGetCount": (c_long, c_void_p),
    "CFArrayGetValueAtIndex": (c_void_p, c_void_p, c_long),
    "CFDictionaryCreate": (c_void_p, c_void_p, _OUT, _OUT, c_long, c_void_p, c_void_p),
}
_OF_SECURITY: Final[dict[str, tuple[Any, ...]]] = {
    "SecKeychainCopyDomainDefault": (c_int32, c_uint32, _OUT),
    "SecKeychainGetStatus": (c_int32, c_void_p, POINTER(c_uint32)),
    "SecItemCopyMatching": (c_int32, c_void_p, _OUT),
    "SecCertificateCopyData": (c_void_p, c_void_p),
    "SecIdentityCreateWithCertificate": (c_int32, c_void_p, c_void_p, _OUT),
    "SecIdentityCopyPrivateKey": (c_int32, c_void_p, _OUT),
    "SecKeychainItemDelete": (c_int32, c_void_p),
    "SecItemImport": (
        c_int32,
        c_void_p,
        c_void_p,
        POINTER(c_uint32),
        POINTER(c_uint32),
        c_uint32,
        c_void_p,
        c_void_p,
        c_void_p,
    ),
}


class ImportParameters(ctypes.Structure):
    """SecItemImportExportKeyParameters of SecImportExport.h, version 0."""

    _fields_: ClassVar = [
        ("version", c_uint32),
        ("flags", c_uint32),
        ("passphrase", c_void_p),
        ("alert_title", c_void_p),
        ("alert_prompt", c_void_p),
        ("access", c_void_p),
        ("key_usage", c_void_p),
        ("key_attributes", c_void_p),
    ]


def load() -> tuple["CoreFoundation", Any]:
    """Load both frameworks of this Mac."""
    foundation, security = ctypes.CDLL(_FOUNDATION), ctypes.CDLL(_SECURITY)
    return CoreFoundation(foundation, security, _address), declare_security(security)


def declare_security(security: Any) -> Any:
    """Return Security with the types of its calls."""
    return _declared(security, _OF_SECURITY)


def _declared(library: Any, calls: dict[str, tuple[Any, ...]]) -> Any:
    """Tell ctypes the types: without them it would cut pointers to 32 bits."""
    for name, (returned, *taken) in calls.items():
        call = getattr(library, name)
        call.restype, call.argtypes = returned, taken
    return library


class CoreFoundation:
    """Makes and reads Apple's objects; what a context gives is released at its end.

    `address` tells where a library keeps a constant.
    """

    def __init__(self, foundation: Any, security: Any, address: Callable[[Any, str], int]) -> None:
        self._foundation = _declared(foundation, _OF_FOUNDATION)
        self._security = security
        self._address = address

    def constant(self, name: str) -> int:
        """Return a constant object of Security or CoreFoundation, such as kSecClass or kCFBooleanTrue."""
        library = self._foundation if name.startswith("kCF") else self._security
        return c_size_t.from_address(self._address(library, name)).value

    def release(self, thing: int | None) -> None:
        """Release what was made or copied, if it was."""
        if thing:
            self._foundation.CFRelease(thing)

    def bytes_of(self, data: int) -> bytes:
        """Return the content of a CFData."""
        return ctypes.string_at(self._foundation.CFDataGetBytePtr(data), self._foundation.CFDataGetLength(data))

    def members(self, array: int) -> tuple[int, ...]:
        """Return what is in a CFArray; it stays the array's."""
        count = self._foundation.CFArrayGetCount(array)
        return tuple(self._foundation.CFArrayGetValueAtIndex(array, place) for place in range(count))

    @contextmanager
    def data(self, content: bytes) -> Iterator[int]:
        """Give a CFData."""
        yield from self._made(self._foundation.CFDataCreate(None, content, len(content)))

    @contextmanager
    def string(self, text: str) -> Iterator[int]:
        """Give a CFString."""
        content = text.encode()
        made = self._foundation.CFStringCreateWithBytes(None, content, len(content), _UTF8, False)  # noqa: FBT003
        yield from self._made(made)

    @contextmanager
    def array(self, members: tuple[int, ...]) -> Iterator[int]:
        """Give a CFArray that holds its members."""
        kept = self._address(self._foundation, "kCFTypeArrayCallBacks")
        yield from self._made(self._foundation.CFArrayCreate(None, _row(members), len(members), kept))

    @contextmanager
    def dictionary(self, entries: dict[int, int]) -> Iterator[int]:
        """Give a CFDictionary that holds its keys and values."""
        keys, values = (
            self._address(self._foundation, f"kCFTypeDictionary{part}CallBacks") for part in ("Key", "Value")
        )
        rows = _row(tuple(entries)), _row(tuple(entries.values()))
        yield from self._made(self._foundation.CFDictionaryCreate(None, *rows, len(entries), keys, values))

    def _made(self, thing: int) -> Iterator[int]:
        if not thing:
            raise MemoryError("CoreFoundation made nothing")
        try:
            yield thing
        finally:
            self.release(thing)


def _row(members: tuple[int, ...]) -> Any:
    return (c_void_p * len(members))(*members)


def _address(library: Any, name: str) -> int:
    """Return where a library keeps what it calls by this name."""
    return ctypes.addressof(c_size_t.in_dll(library, name))
