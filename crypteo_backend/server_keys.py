"""The server's own secret, the pepper: a ring of generations, from which a key for each purpose is derived."""

import hmac
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from crypteo_backend.authority.safe_files import write_once, write_private
from crypteo_backend.tokens import RandomBytes

PEPPER_BYTES = 32
# The generation of what an installation made before it had a pepper, when it had two key files; it stays readable.
FORMER = 0
FORMER_FILES = MappingProxyType({"answers": "answers.key", "retrieval-code": "codes.key"})
_LINE = re.compile(r"([1-9][0-9]{0,5}) ([0-9a-f]{64})", re.ASCII)
_FORMER_LINE = re.compile(rf"{FORMER} ({'|'.join(FORMER_FILES)}) ([0-9a-f]{{64}})", re.ASCII)


class GenerationMissing(LookupError):
    """Something was made with a generation of the pepper that this process does not have."""

    def __init__(self, generation: int) -> None:
        super().__init__(f"generation {generation} of the pepper is not in this process's ring")
        self.generation = generation


class PepperFaulty(ValueError):
    """What should be a pepper is none; the words say why and repeat nothing of it."""


@dataclass(frozen=True, slots=True, repr=False)
class ServerKeys:
    """The keys without which a stolen database tells no code, answer, document number or message.

    A generation stays in the ring for as long as anything was made with it; new things are made with the last one.
    """

    peppers: Mapping[int, bytes]
    former: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def generation(self) -> int:
        """The generation that new things are made with."""
        return max(self.peppers)

    def key(self, purpose: str, generation: int | None = None) -> bytes:
        """Return the 32-byte key for the purpose; raises GenerationMissing for one that is not in the ring."""
        of = self.generation if generation is None else generation
        try:
            return self.former[purpose] if of == FORMER else hmac.digest(self.peppers[of], purpose.encode(), "sha256")
        except KeyError as error:
            raise GenerationMissing(of) from error

    def check_can_compare(self, stored: str | None) -> None:
        """Raise GenerationMissing when the keyed hash is of a generation that is not in the ring."""
        if stored and (of := generation_of(stored)) not in {FORMER, *self.peppers}:
            raise GenerationMissing(of)

    def mac(self, purpose: str, text: str, generation: int | None = None) -> str:
        """Return the generation and the keyed hash of a text, as `1:` and 64 hex digits."""
        of = self.generation if generation is None else generation
        return f"{of}:{hmac.digest(self.key(purpose, of), text.encode(), 'sha256').hex()}"

    def is_mac_of(self, stored: str, purpose: str, text: str) -> bool:
        """Tell, in even time, whether the stored value is the text's keyed hash, under its own generation."""
        return hmac.compare_digest(stored, self.mac(purpose, text, generation_of(stored)))


def generation_of(stored: str) -> int:
    """Return the generation that a stored value names before its first colon."""
    return int(stored.partition(":")[0])


def parse_pepper(text: str) -> ServerKeys:
    """Return the keys of a pepper: one line for each generation, its number and 64 hex digits. Raises PepperFaulty.

    Lines of generation 0 have the purpose in between, since each was a key of its own.
    """
    told = [line.strip() for line in text.splitlines() if line.strip()]
    peppers = {int(line[1]): bytes.fromhex(line[2]) for line in map(_LINE.fullmatch, told) if line}
    former = {line[1]: bytes.fromhex(line[2]) for line in map(_FORMER_LINE.fullmatch, told) if line}
    if not peppers or len(peppers) + len(former) != len(told):
        raise PepperFaulty("a pepper is lines of a different number each and 64 hex digits")
    return ServerKeys(MappingProxyType(peppers), MappingProxyType(former))


def make_pepper(file: Path, random: RandomBytes) -> None:
    """Make the file of a pepper with its first generation and what former key files hold, unless it is there already.

    Raises PepperFaulty when a former key file holds no key.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_once(file, b"".join([*_former_lines(file.parent), _line(1, random)]))


def rotate_pepper(file: Path, random: RandomBytes) -> int:
    """Add a generation to the file and return its number; processes that run use it after a restart."""
    former = file.read_text(encoding="ascii")
    following = parse_pepper(former).generation + 1
    write_private(file, former.rstrip("\n").encode() + b"\n" + _line(following, random))
    return following


def open_server_keys(folder: Path, random: RandomBytes) -> ServerKeys:
    """Return the keys of a demonstration's folder, made on first use."""
    file = folder / "pepper"
    make_pepper(file, random)
    return parse_pepper(file.read_text(encoding="ascii"))


def _line(generation: int, random: RandomBytes) -> bytes:
    return f"{generation} {random(PEPPER_BYTES).hex()}\n".encode()


def _former_lines(folder: Path) -> Iterator[bytes]:
    for purpose, name in FORMER_FILES.items():
        if not (folder / name).exists():
            continue
        key = (folder / name).read_bytes()
        if len(key) != PEPPER_BYTES:
            message = f"{name} is no key of {PEPPER_BYTES} bytes"
            raise PepperFaulty(message)
        yield f"{FORMER} {purpose} {key.hex()}\n".encode()
