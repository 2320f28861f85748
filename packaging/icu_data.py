"""Makes ICU's data library as small as the program needs: 32 MB of every language become about 3 MB.

Qt asks ICU to compare words in the order of a language, to change case and to know old encodings; the rest of
ICU's data (currencies, calendars, transliterations, eight hundred locales) is Qt's own or used by nobody here. ICU
means its data to be cut to measure (https://unicode-org.github.io/icu/userguide/icu_data/); what is missing is
answered by the root locale. Needs `icupkg` (Debian: icu-devtools) and binutils.
"""

import re
import subprocess
from pathlib import Path
from typing import Final

_LOCALES: Final = ("root", "en", "fr")
# Windows-1252 and ISO 8859-15, which French systems without UTF-8 use.
_ENCODINGS: Final = frozenset({"ibm-5348_P100-1997.cnv", "ibm-923_P100-1998.cnv"})
_UNUSED: Final = frozenset({"unames.icu", "confusables.cfu"})
_IS_LOCALE: Final = re.compile(r"(?:root|ff_Adlm|[a-z]{2,3})(?:_\w+)?\.res")
_INDEXES: Final = frozenset({"res_index.res", "pool.res", "ucadata.icu"})


def is_wanted(item: str) -> bool:
    """Return whether an item of ICU's data package, such as `coll/fr.res`, is kept."""
    folder, _, name = item.rpartition("/")
    if folder:
        return folder == "coll" and (name in _INDEXES or _is_ours(name))
    if name.endswith(".cnv"):
        return name in _ENCODINGS
    return name not in _UNUSED and (name in _INDEXES or not _IS_LOCALE.fullmatch(name) or _is_ours(name))


def _is_ours(name: str) -> bool:
    return name.removesuffix(".res").split("_")[0] in _LOCALES


def reduced(library: Path, work: Path) -> Path:
    """Return a library with the same name as `library` (libicudata.so.73) in `work`, with the wanted items alone."""
    work.mkdir(parents=True, exist_ok=True)
    symbol = _symbol(library)
    whole, part = work / f"{symbol[: -len('_dat')]}l.dat", work / "part" / f"{symbol[: -len('_dat')]}l.dat"
    part.parent.mkdir(exist_ok=True)
    _run("objcopy", "-O", "binary", "--only-section=.rodata", str(library), str(whole))
    unwanted = [item for item in _run("icupkg", "-l", str(whole)).splitlines() if not is_wanted(item)]
    removals = work / "removals.txt"
    removals.write_text("\n".join(unwanted) + "\n", encoding="ascii")
    _run("icupkg", "-r", str(removals), str(whole), str(part))
    return _linked(part, symbol, library.name)


def _linked(package: Path, symbol: str, soname: str) -> Path:
    source, compiled, library = (package.with_name(name) for name in ("data.s", "data.o", soname))
    source.write_text(
        f'.section .rodata\n.balign 16\n.globl {symbol}\n.type {symbol}, %object\n{symbol}:\n.incbin "{package}"\n'
        f'.size {symbol}, .-{symbol}\n.section .note.GNU-stack,"",%progbits\n',
        encoding="ascii",
    )
    _run("as", "-o", str(compiled), str(source))
    _run("ld", "-shared", "--build-id=none", "-z", "noexecstack", "-soname", soname, "-o", str(library), str(compiled))
    return library


def _symbol(library: Path) -> str:
    """Return the one symbol that the library defines, such as `icudt73_dat`."""
    names = re.findall(r"\b(icudt\d+_dat)$", _run("nm", "-D", str(library)), re.MULTILINE)
    if len(names) != 1:
        raise ValueError(f"{library.name} is no data library of ICU")
    return str(names[0])


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
