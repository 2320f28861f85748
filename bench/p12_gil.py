"""How long building and opening a .p12 file keeps every other thread waiting: ours beside `cryptography`'s.

Run: python -m bench.p12_gil. A thread that wants to wake every millisecond is the window's stand-in; its longest sleep
is how long the window would have stood still. Both write the same encryption at the same cost; the library's MAC has
2,048 rounds, ours 250,000.
"""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from crypteo_desktop.crypto.keys import KeyPair, generate_key_pair
from crypteo_desktop.crypto.p12 import ROUNDS, build_p12, open_p12
from crypteo_desktop.file_format import Format
from crypteo_desktop.secret import Secret

RUNS = 5
PASSWORD = Secret("Vertige2026Ocre")


class Ticker:
    """Wakes every millisecond and remembers its longest sleep, in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._tick)

    def __enter__(self) -> Self:
        self._thread.start()
        time.sleep(0.02)
        self.longest = 0.0
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._thread.join()

    def _tick(self) -> None:
        last = time.perf_counter()
        while not self._stopped.is_set():
            time.sleep(0.001)
            now = time.perf_counter()
            self.longest, last = max(self.longest, now - last), now


def measured(act: Callable[[], object]) -> tuple[float, float]:
    """Return the median duration and the longest stall of some runs, in milliseconds."""
    durations, stalls = [], []
    for _ in range(RUNS):
        with Ticker() as ticker:
            begun = time.perf_counter()
            act()
            durations.append(time.perf_counter() - begun)
        stalls.append(ticker.longest)
    return sorted(durations)[RUNS // 2] * 1000, max(stalls) * 1000


def certificate_for(key: KeyPair) -> x509.Certificate:
    """Return a self-signed certificate."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Camille MARTIN")])
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.private_key.public_key())
    dated = builder.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    return dated.sign(key.private_key, hashes.SHA256())


def main() -> None:
    """Print a line for each act."""
    key = generate_key_pair(3072, 65537)
    certificate = certificate_for(key)
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode()
    encryption = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(ROUNDS[Format.MODERN])
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(PASSWORD.reveal().encode())
    )
    content = build_p12(key, pem, (), PASSWORD, "Camille MARTIN")
    acts: dict[str, Callable[[], object]] = {
        "nothing (20 ms of sleep)": lambda: time.sleep(0.02),
        "build, ours": lambda: build_p12(key, pem, (), PASSWORD, "Camille MARTIN"),
        "build, cryptography": lambda: pkcs12.serialize_key_and_certificates(
            b"Camille MARTIN", key.private_key, certificate, None, encryption
        ),
        "open, ours": lambda: open_p12(content, PASSWORD),
        "open, cryptography": lambda: pkcs12.load_pkcs12(content, PASSWORD.reveal().encode()),
    }
    print(f"{'':26}{'median ms':>10}{'longest stall ms':>18}")
    for name, act in acts.items():
        duration, stall = measured(act)
        print(f"{name:26}{duration:10.1f}{stall:18.1f}")


if __name__ == "__main__":
    main()
