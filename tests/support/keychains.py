"""A keychain as Apple's documentation tells it: answers for CoreFoundation and Security, none of them run on a Mac."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

from crypteo_desktop.adapters.system_stores import keychain as mac
from crypteo_desktop.adapters.system_stores.core_foundation import CoreFoundation, ImportParameters, declare_security
from tests.support.windows_stores import Call

KEYCHAIN = "the login keychain"


@dataclass
class RecordedMac:
    """One account: certificates and keys (both by DER) of its keychain, its state; `fails` maps a call to its status.

    Apple's objects are numbers that stand for what they hold; `living` has those that nobody released yet.
    """

    certificates: list[bytes] = field(default_factory=list)
    keys: set[bytes] = field(default_factory=set)
    state: int = mac.UNLOCKED | 2 | mac.WRITABLE
    fails: dict[str, int] = field(default_factory=dict)
    attributes: list[str] = field(default_factory=list)
    living: dict[int, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._things: dict[int, Any] = {}
        self._symbols: dict[str, ctypes.c_size_t] = {}
        self._next = 0x7FFF_0000_0001

    def edge(self) -> mac.Keychain:
        objects = CoreFoundation(self, self, lambda _, name: ctypes.addressof(self._symbol(name)))
        return mac.Keychain(objects, declare_security(self))

    def __getattr__(self, name: str) -> Call:
        call = Call(lambda *arguments: self.fails.get(name) or getattr(self, f"_{name}")(*arguments))
        setattr(self, name, call)
        return call

    def _symbol(self, name: str) -> ctypes.c_size_t:
        if name not in self._symbols:
            self._symbols[name] = ctypes.c_size_t(self._thing(name, lives=False))
        return self._symbols[name]

    def _thing(self, held: Any, *, lives: bool = True) -> int:
        self._next += 1
        self._things[self._next] = held
        if lives:
            self.living[self._next] = held
        return self._next

    def _give(self, out: Any, held: Any) -> int:
        out._obj.value = self._thing(held)
        return 0

    def _CFRelease(self, thing: int) -> None:  # noqa: N802
        del self.living[thing]

    def _CFDataCreate(self, _: None, content: bytes, length: int) -> int:  # noqa: N802
        return self._thing(ctypes.create_string_buffer(content, length))

    def _CFDataGetLength(self, data: int) -> int:  # noqa: N802
        return len(self.living[data])

    def _CFDataGetBytePtr(self, data: int) -> int:  # noqa: N802
        return ctypes.addressof(self.living[data])

    def _CFStringCreateWithBytes(self, _: None, content: bytes, length: int, form: int, mark: bool) -> int:  # noqa: N802
        assert form == 0x08000100
        return self._thing(content[:length].decode())

    def _CFArrayCreate(self, _: None, members: Any, count: int, kept: int) -> int:  # noqa: N802
        return self._thing([members[place] for place in range(count)])

    def _CFArrayGetCount(self, array: int) -> int:  # noqa: N802
        return len(self.living[array])

    def _CFArrayGetValueAtIndex(self, array: int, place: int) -> int:  # noqa: N802
        return int(self.living[array][place])

    def _CFDictionaryCreate(self, _: None, keys: Any, values: Any, count: int, *kept: int) -> int:  # noqa: N802
        return self._thing({self._things[keys[it]]: self._things[values[it]] for it in range(count)})

    def _SecKeychainCopyDomainDefault(self, domain: int, out: Any) -> int:  # noqa: N802
        assert domain == mac.USER_DOMAIN
        return self._give(out, KEYCHAIN)

    def _SecKeychainGetStatus(self, keychain: int, out: Any) -> int:  # noqa: N802
        out._obj.value = self.state
        return 0

    def _SecItemCopyMatching(self, query: int, out: Any) -> int:  # noqa: N802
        asked = self.living[query]
        assert asked["kSecClass"] == "kSecClassCertificate"
        assert [self._things[it] for it in asked["kSecMatchSearchList"]] == [KEYCHAIN]
        if not self.certificates:
            return mac.NOT_FOUND
        return self._give(out, [self._thing(("certificate", der), lives=False) for der in self.certificates])

    def _SecCertificateCopyData(self, item: int) -> int:  # noqa: N802
        der = self._things[item][1]
        return self._thing(ctypes.create_string_buffer(der, len(der)))

    def _SecIdentityCreateWithCertificate(self, places: int, item: int, out: Any) -> int:  # noqa: N802
        der = self._things[item][1]
        return self._give(out, ("identity", der)) if der in self.keys else mac.NOT_FOUND

    def _SecIdentityCopyPrivateKey(self, identity: int, out: Any) -> int:  # noqa: N802
        return self._give(out, ("key", self.living[identity][1]))

    def _SecKeychainItemDelete(self, item: int) -> int:  # noqa: N802
        kind, der = self._things[item]
        if kind == "key":
            self.keys.remove(der)
        else:
            self.certificates.remove(der)
        return 0

    def _SecItemImport(self, data: int, name: None, form: Any, kind: Any, flags: int, *more: Any) -> int:  # noqa: N802
        told: ImportParameters = more[0]._obj
        assert (form._obj.value, told.version, self._things[more[1]]) == (mac.PKCS12, 0, KEYCHAIN)
        self.attributes = [self._things[it] for it in self.living[told.key_attributes]]
        held = load_pkcs12(self.living[data].raw, self.living[told.passphrase].encode())
        assert held.cert is not None
        assert held.key is not None
        found = [each.certificate.public_bytes(Encoding.DER) for each in (held.cert, *held.additional_certs)]
        is_double = any(der in self.certificates for der in found)
        self.certificates += [der for der in found if der not in self.certificates]
        self.keys.add(found[0])
        return mac.DUPLICATE if is_double else 0
