"""Reads the words of a PDF of ours back: each page's text operators through the ToUnicode maps of its fonts.

Enough of ISO 32000-1 (9.10.3, 9.4.3) for what Qt writes: objects one after another, Flate streams, two-byte glyphs.
"""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]{4})>|\[(.*?)\])", re.DOTALL)
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_TOKEN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj|(ET)")


def pages(content: bytes) -> int:
    """Return how many pages there are."""
    return len(re.findall(rb"/Type /Page\b(?!s)", content))


def scale(content: bytes) -> float:
    """Return how large the page is drawn: the first scale of its own after that of its resolution."""
    drawn = b"".join(_plain(found[2]) for found in _OBJECT.finditer(content))
    return float(re.findall(rb"([\d.]+) 0 0 [\d.]+ 0 0 cm", drawn)[0])


def words(content: bytes) -> str:
    """Return the text in the order in which it is drawn, a line for each piece."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(content)}
    fonts = {found[1]: _map_of(objects[int(found[2])], objects) for found in _FONT.finditer(content)}
    streams = (_plain(body) for body in objects.values())
    drawn = b"".join(stream for stream in streams if b" Tj\n" in stream)
    said, font = "", {0: ""}
    for token in _TOKEN.finditer(drawn):
        if token[1]:
            font = fonts[token[1]]
        elif token[2]:
            said += "".join(font[int(token[2][place : place + 4], 16)] for place in range(0, len(token[2]), 4))
        else:
            said += "\n"
    return said


def _map_of(font: bytes, objects: dict[int, bytes]) -> dict[int, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", font)
    table = _plain(objects[int(found[1])]) if found else b""
    characters: dict[int, str] = {}
    for first, last, start, listed in _RANGE.findall(table):
        codes = [int(code, 16) for code in re.findall(rb"<([0-9A-F]{4})>", listed)]
        for place in range(int(last, 16) - int(first, 16) + 1):
            code = codes[place] if codes else int(start, 16) + place
            # Qt names the blank by the first character that looks so: a tabulator.
            characters[int(first, 16) + place] = chr(code).replace("\t", " ")
    return characters


def _plain(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        return b""
    return zlib.decompress(found[1]) if b"FlateDecode" in body else found[1]
