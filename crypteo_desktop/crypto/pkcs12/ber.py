"""BER in, DER out: other programs write PKCS#12 in pieces of unknown length (X.690, 8.1.3.6), which DER forbids."""

from dataclasses import dataclass
from typing import Final

_OCTETS, _OCTETS_IN_PIECES, _SEQUENCE, _NUMBERED, _IMPLICIT_OCTETS = 0x04, 0x24, 0x30, 0xA0, 0x80
_OBJECT_IDENTIFIER: Final = 0x06
_CONSTRUCTED: Final = 0x20
_DEEPEST: Final = 32
_END: Final = b"\0\0"


@dataclass(slots=True)
class _Element:
    """One element: its tag (one byte), and its content or its parts."""

    tag: int
    content: bytes
    parts: list["_Element"]


def to_der(content: bytes) -> bytes:
    """Return the same value in DER, as far as PKCS#12 needs it; raise ValueError for what is no BER."""
    element, end = _read(content, 0, len(content), _DEEPEST)
    if end != len(content):
        raise ValueError("something follows")
    return _der(element)


def _read(content: bytes, at: int, end: int, deepest: int) -> tuple[_Element, int]:
    if deepest == 0 or at + 2 > end:
        raise ValueError("too deep or too short")
    tag, first, at = content[at], content[at + 1], at + 2
    if tag & 0x1F == 0x1F:
        raise ValueError("a tag of several bytes")
    if first == 0x80:
        return _read_open(tag, content, at, end, deepest)
    length = first
    if first > 0x80:
        size = first & 0x7F
        length, at = int.from_bytes(content[at : at + size]), at + size
    if length > end - at:
        raise ValueError("too short")
    stop = at + length
    if not tag & _CONSTRUCTED:
        return _Element(tag, content[at:stop], []), stop
    parts = []
    while at < stop:
        part, at = _read(content, at, stop, deepest - 1)
        parts.append(part)
    return _Element(tag, b"", parts), stop


def _read_open(tag: int, content: bytes, at: int, end: int, deepest: int) -> tuple[_Element, int]:
    if not tag & _CONSTRUCTED:
        raise ValueError("a plain value of unknown length")
    parts = []
    while content[at : at + 2] != _END:
        part, at = _read(content, at, end, deepest - 1)
        parts.append(part)
    return _Element(tag, b"", parts), at + 2


def _der(element: _Element) -> bytes:
    if element.tag == _OCTETS_IN_PIECES:
        return _encoded(_OCTETS, _joined(element))
    if not element.tag & _CONSTRUCTED:
        return _encoded(element.tag, element.content)
    parts = [_der(part) for part in element.parts]
    if _is_encrypted_content(element):
        parts[2] = _encoded(_IMPLICIT_OCTETS, _joined(element.parts[2]))
    return _encoded(element.tag, b"".join(parts))


def _is_encrypted_content(element: _Element) -> bool:
    """Whether it is an EncryptedContentInfo whose octets, [0] IMPLICIT, stand in pieces (RFC 2315, section 10.1)."""
    tags = [part.tag for part in element.parts]
    return element.tag == _SEQUENCE and tags == [_OBJECT_IDENTIFIER, _SEQUENCE, _NUMBERED]


def _joined(element: _Element) -> bytes:
    if not element.tag & _CONSTRUCTED:
        return element.content
    return b"".join(_joined(part) for part in element.parts)


def _encoded(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([tag, 0x80 | len(length)]) + length + content
