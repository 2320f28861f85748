"""Windows' certificate stores as their documentation tells them: answers for `crypt32`, none of them run on Windows."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

from crypteo_desktop.adapters.system_stores import crypt32 as win
from crypteo_desktop.adapters.system_stores.crypt32_calls import CertContext, DataBlob


class Call:
    """One function of a library, with what ctypes lets one say of its types."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.restype: Any = None
        self.argtypes: Any = None

    def __call__(self, *arguments: Any) -> Any:
        assert len(arguments) == len(self.argtypes)
        return self.answer(*arguments)


@dataclass
class RecordedWindows:
    """One account: what is in its stores, which keys exist, what was asked; `fails` maps a call to its error."""

    stores: dict[str, list[bytes]] = field(default_factory=lambda: {"MY": [], "CA": []})
    keys: dict[bytes, int] = field(default_factory=dict)
    fails: dict[str, int] = field(default_factory=dict)
    import_flags: list[int] = field(default_factory=list)
    contexts: set[int] = field(default_factory=set)
    handles: set[int] = field(default_factory=set)
    error: int = 0

    def __post_init__(self) -> None:
        self._opened: dict[int, list[bytes]] = {}
        self._kept: list[Any] = []
        self._next = 0x7FFF_0000_0001  # longer than 32 bits, as a 64-bit Windows gives them

    def edge(self) -> win.Crypt32:
        return win.Crypt32(self, self, self, lambda: self.error)

    def __getattr__(self, name: str) -> Call:
        call = Call(lambda *arguments: self._answered(name, arguments))
        setattr(self, name, call)
        return call

    def _answered(self, name: str, arguments: tuple[Any, ...]) -> Any:
        if name in self.fails:
            self.error = self.fails[name]
            return self.error if name.startswith("NCrypt") else 0
        return getattr(self, f"_{name}")(*arguments)

    def _number(self) -> int:
        self._next += 1
        return self._next

    def _CertOpenStore(self, provider: int, encoding: int, _: None, flags: int, name: str) -> int:  # noqa: N802
        assert (provider, encoding, flags & ~win.CERT_STORE_READONLY_FLAG) == (10, 0, 0x00010000)
        handle = self._number()
        self._opened[handle] = self.stores[name]
        self.handles.add(handle)
        return handle

    def _CertCloseStore(self, store: int, flags: int) -> int:  # noqa: N802
        self.handles.remove(store)
        return 1

    def _context(self, der: bytes) -> Any:
        buffer = ctypes.create_string_buffer(der, len(der))
        context = ctypes.pointer(CertContext(1, ctypes.cast(buffer, ctypes.c_void_p), len(der), None, None))
        self._kept += [buffer, context]
        self.contexts.add(ctypes.addressof(context.contents))
        return context

    def _freed(self, context: Any) -> None:
        self.contexts.remove(ctypes.addressof(context.contents))

    def _CertEnumCertificatesInStore(self, store: int, former: Any) -> Any:  # noqa: N802
        held = self._opened[store]
        place = 0
        if former:
            place = held.index(win._der(former)) + 1
            self._freed(former)
        return self._context(held[place]) if place < len(held) else None

    def _CertFreeCertificateContext(self, context: Any) -> int:  # noqa: N802
        self._freed(context)
        return 1

    def _CertDuplicateCertificateContext(self, context: Any) -> Any:  # noqa: N802
        return self._context(win._der(context))

    def _CertDeleteCertificateFromStore(self, context: Any) -> int:  # noqa: N802
        self.stores["MY"].remove(win._der(context))
        self._freed(context)
        return 1

    def _CertAddCertificateContextToStore(self, store: int, context: Any, how: int, _: None) -> int:  # noqa: N802
        held, der = self._opened[store], win._der(context)
        if der not in held:
            held.append(der)
        return 1

    def _PFXImportCertStore(self, blob: Any, password: str, flags: int) -> int:  # noqa: N802
        told: DataBlob = blob._obj
        self.import_flags.append(flags)
        held = load_pkcs12(ctypes.string_at(told.content, told.length), password.encode())
        assert held.cert is not None
        assert held.key is not None
        certificates = [each.certificate.public_bytes(Encoding.DER) for each in (held.cert, *held.additional_certs)]
        self.keys[certificates[0]] = win.CERT_NCRYPT_KEY_SPEC
        handle = self._number()
        self._opened[handle] = certificates[::-1]
        self.handles.add(handle)
        return handle

    def _CryptAcquireCertificatePrivateKey(  # noqa: N802
        self, context: Any, flags: int, _: None, key: Any, spec: Any, is_ours: Any
    ) -> int:
        assert flags & win.CRYPT_ACQUIRE_SILENT_FLAG
        der = win._der(context)
        if der not in self.keys:
            return 0
        key._obj.value, spec._obj.value, is_ours._obj.value = self._number(), self.keys[der], 1
        self._kept.append((key._obj.value, der))
        self.handles.add(key._obj.value)
        return 1

    def _NCryptDeleteKey(self, key: int, flags: int) -> int:  # noqa: N802
        self.handles.remove(key)
        der = next(it[1] for it in self._kept if isinstance(it, tuple) and it[0] == key)
        del self.keys[der]
        return 0

    def _NCryptFreeObject(self, key: int) -> int:  # noqa: N802
        self.handles.remove(key)
        return 0

    def _CryptReleaseContext(self, key: int, flags: int) -> int:  # noqa: N802
        self.handles.remove(key)
        return 1
