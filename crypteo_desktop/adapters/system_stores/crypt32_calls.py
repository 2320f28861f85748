"""The calls of crypt32, ncrypt and advapi32 that this program makes, with their types from wincrypt.h and ncrypt.h."""

import ctypes
from ctypes import POINTER, c_int, c_size_t, c_uint32, c_void_p, c_wchar_p
from typing import Any, ClassVar, Final


class CertContext(ctypes.Structure):
    """CERT_CONTEXT."""

    _fields_: ClassVar = [
        ("encoding", c_uint32),
        ("encoded", c_void_p),
        ("length", c_uint32),
        ("info", c_void_p),
        ("store", c_void_p),
    ]


class DataBlob(ctypes.Structure):
    """CRYPT_DATA_BLOB."""

    _fields_: ClassVar = [("length", c_uint32), ("content", c_void_p)]


_CONTEXT: Final = POINTER(CertContext)
_CRYPT32: Final[dict[str, tuple[Any, ...]]] = {  # what it returns, then what it takes
    "CertOpenStore": (c_void_p, c_size_t, c_uint32, c_void_p, c_uint32, c_wchar_p),
    "CertCloseStore": (c_int, c_void_p, c_uint32),
    "CertEnumCertificatesInStore": (_CONTEXT, c_void_p, _CONTEXT),
    "CertFreeCertificateContext": (c_int, _CONTEXT),
    "CertDuplicateCertificateContext": (_CONTEXT, _CONTEXT),
    "CertDeleteCertificateFromStore": (c_int, _CONTEXT),
    "CertAddCertificateContextToStore": (c_int, c_void_p, _CONTEXT, c_uint32, c_void_p),
    "PFXImportCertStore": (c_void_p, POINTER(DataBlob), c_wchar_p, c_uint32),
    "CryptAcquireCertificatePrivateKey": (
        c_int,
        _CONTEXT,
        c_uint32,
        c_void_p,
        POINTER(c_size_t),
        POINTER(c_uint32),
        POINTER(c_int),
    ),
}
_NCRYPT: Final[dict[str, tuple[Any, ...]]] = {
    "NCryptDeleteKey": (c_uint32, c_size_t, c_uint32),
    "NCryptFreeObject": (c_uint32, c_size_t),
}
_ADVAPI32: Final[dict[str, tuple[Any, ...]]] = {"CryptReleaseContext": (c_int, c_size_t, c_uint32)}


def declare(crypt32: Any, ncrypt: Any, advapi32: Any) -> None:
    """Tell ctypes the types: without them it would cut pointers to 32 bits."""
    for library, calls in ((crypt32, _CRYPT32), (ncrypt, _NCRYPT), (advapi32, _ADVAPI32)):
        for name, (returned, *taken) in calls.items():
            call = getattr(library, name)
            call.restype, call.argtypes = returned, taken
