"""The embedded authorities' keys in a hardware security module, reached over PKCS#11, which they never leave."""

import json
import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn, Self, TypeVar

import pkcs11
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import AsymmetricPadding, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPrivateNumbers,
    RSAPublicKey,
    RSAPublicNumbers,
)
from cryptography.hazmat.primitives.asymmetric.utils import NoDigestInfo, Prehashed
from cryptography.hazmat.primitives.hashes import SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    KeySerializationEncryption,
    PrivateFormat,
)
from pkcs11 import Attribute, KeyType, Mechanism, MechanismFlag, ObjectClass
from pkcs11.exceptions import PKCS11Error, UserAlreadyLoggedIn
from pkcs11.types import SignMixin

from crypteo_backend.authority.interface import AuthorityUnavailable
from crypteo_backend.authority.safe_files import write_private

_LOG = logging.getLogger(__name__)
PLACE_FILE: Final = "hsm.json"
_KEPT_INSIDE = {Attribute.SENSITIVE: True, Attribute.EXTRACTABLE: False}
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class HsmPlace:
    """Which token holds a hierarchy's keys: the module (a shared library), the token's label, the keys' labels."""

    module: Path
    token: str
    labels: Mapping[str, str]

    @classmethod
    def of(cls, folder: Path) -> Self | None:
        """Return the place that the hierarchy in the folder names, or None when its keys are in files."""
        file = folder / PLACE_FILE
        if not file.exists():
            return None
        told = json.loads(file.read_text(encoding="utf-8"))
        return cls(Path(told["module"]), told["token"], told["labels"])

    def write(self, folder: Path) -> None:
        """Write it into the hierarchy's folder."""
        told = {"module": str(self.module), "token": self.token, "labels": dict(self.labels)}
        write_private(folder / PLACE_FILE, json.dumps(told, indent=2).encode())


class HsmToken:
    """One token of a module: logged in when first used, and again after it was lost; one operation at a time.

    A session of PKCS#11 holds one operation, so threads take turns. An operation that fails is tried once more in a
    new session, with a new start of the module when the token is not seen; then it raises AuthorityUnavailable.
    """

    def __init__(self, module: Path, label: str, pin: bytes) -> None:
        self._module = str(module)
        self._label = label
        self._pin = pin.decode("utf-8")
        self._lock = threading.Lock()
        self._session: pkcs11.Session | None = None

    def make(self, label: str, bits: int) -> "HsmKey":
        """Make a key in the token and return it."""
        capabilities = MechanismFlag.SIGN | MechanismFlag.VERIFY

        def generate(session: pkcs11.Session) -> None:
            session.generate_keypair(
                KeyType.RSA,
                bits,
                id=label.encode(),
                label=label,
                store=True,
                capabilities=capabilities,
                private_template=_KEPT_INSIDE,
            )

        self._run(generate)
        return self.find(label)

    def find(self, label: str) -> "HsmKey":
        """Return the key of this label."""
        return HsmKey(self, label, self._run(lambda session: _public_key(_private_key(session, label))))

    def sign(self, label: str, content: bytes) -> bytes:
        """Return the key's RSASSA-PKCS1-v1_5 signature with SHA-256 over the content."""
        return self._run(lambda session: _signature(_private_key(session, label), content))

    def _run(self, operation: Callable[[pkcs11.Session], _Answer]) -> _Answer:
        with self._lock:
            try:
                return self._in_session(operation)
            except PKCS11Error as error:
                message = f"the HSM does not answer as it should ({type(error).__name__})"
                raise AuthorityUnavailable(message) from error

    def _in_session(self, operation: Callable[[pkcs11.Session], _Answer]) -> _Answer:
        session, self._session = self._session, None
        if session is not None:
            try:
                answer = operation(session)
            except PKCS11Error as error:  # the HSM may have been started anew since: a new session tells
                _LOG.info("A session of the HSM is over: %s", type(error).__name__)
            else:
                self._session = session
                return answer
        session = self._opened()
        answer = operation(session)
        self._session = session
        return answer

    def _opened(self) -> pkcs11.Session:
        token = self._token()
        try:
            return token.open(rw=True, user_pin=self._pin)
        except UserAlreadyLoggedIn:  # a login is the whole process's, so an earlier session's is this one's too
            return token.open(rw=True)

    def _token(self) -> pkcs11.Token:
        module = pkcs11.lib(self._module)
        try:
            return module.get_token(token_label=self._label)
        except PKCS11Error:  # some modules see a token that went away again only after a new start
            module.reinitialize()
            return module.get_token(token_label=self._label)


def _private_key(session: pkcs11.Session, label: str) -> pkcs11.PrivateKey:
    key = session.get_key(object_class=ObjectClass.PRIVATE_KEY, label=label)
    if not isinstance(key, pkcs11.PrivateKey):
        raise PKCS11Error("the object is no private key")
    return key


def _signature(key: pkcs11.PrivateKey, content: bytes) -> bytes:
    if not isinstance(key, SignMixin):
        raise PKCS11Error("the key may not sign")
    signature: bytes = key.sign(content, mechanism=Mechanism.SHA256_RSA_PKCS)
    return signature


def _public_key(key: pkcs11.PrivateKey) -> RSAPublicKey:
    modulus, exponent = (int.from_bytes(key[which], "big") for which in (Attribute.MODULUS, Attribute.PUBLIC_EXPONENT))
    return RSAPublicNumbers(exponent, modulus).public_key()


class HsmKey(RSAPrivateKey):
    """A private key that stays in its token and does one thing there: RSASSA-PKCS1-v1_5 signatures with SHA-256.

    It is an RSAPrivateKey because `cryptography` builds certificates and revocation lists with nothing else.
    """

    def __init__(self, token: HsmToken, label: str, public: RSAPublicKey) -> None:
        self._token = token
        self._public = public
        self.label = label

    @property
    def key_size(self) -> int:
        """The bits of the modulus."""
        return self._public.key_size

    def public_key(self) -> RSAPublicKey:
        """Return the public half."""
        return self._public

    def sign(
        self, data: bytes, padding: AsymmetricPadding, algorithm: Prehashed | HashAlgorithm | NoDigestInfo
    ) -> bytes:
        """Have the content signed; raises AuthorityUnavailable, and UnsupportedAlgorithm for any other signature."""
        if not isinstance(padding, PKCS1v15) or not isinstance(algorithm, SHA256):
            raise UnsupportedAlgorithm("this key makes RSASSA-PKCS1-v1_5 signatures with SHA-256 only")
        return self._token.sign(self.label, bytes(data))

    def decrypt(self, ciphertext: bytes, padding: AsymmetricPadding) -> bytes:  # noqa: ARG002 - the interface's
        """Decrypt nothing."""
        _refuse()

    def private_numbers(self) -> RSAPrivateNumbers:
        """Give out nothing."""
        _refuse()

    def private_bytes(
        self,
        encoding: Encoding,  # noqa: ARG002 - the interface's
        format: PrivateFormat,  # noqa: A002, ARG002 - the interface's
        encryption_algorithm: KeySerializationEncryption,  # noqa: ARG002 - the interface's
    ) -> bytes:
        """Give out nothing."""
        _refuse()

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self


def _refuse() -> NoReturn:
    raise UnsupportedAlgorithm("the key does not leave its HSM")


class HsmKeys:
    """A hierarchy's keys in one token; its folder names the token and the keys."""

    def __init__(self, module: Path, token: str, pin: bytes) -> None:
        self._module = module
        self._label = token
        self._token = HsmToken(module, token, pin)

    def make(self, name: str, bits: int) -> HsmKey:
        """Make a key whose label no other hierarchy's key has, even one that a crash left behind."""
        return self._token.make(f"crypteo-{name}-{secrets.token_hex(4)}", bits)

    def keep(self, folder: Path, keys: Mapping[str, RSAPrivateKey]) -> None:
        """Write the place of the keys."""
        labels = {name: key.label for name, key in keys.items() if isinstance(key, HsmKey)}
        HsmPlace(self._module, self._label, labels).write(folder)

    def find(self, folder: Path, name: str) -> HsmKey:
        """Return the key; raises AuthorityUnavailable, and ValueError when the folder names none."""
        place = HsmPlace.of(folder)
        if place is None or name not in place.labels:
            raise ValueError("the folder names no key in an HSM")
        return self._token.find(place.labels[name])
