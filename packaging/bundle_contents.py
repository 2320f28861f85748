"""What goes into the bundle and what stays out: tables, and the two questions that build_installer.spec asks them.

PyInstaller's hook for Qt brings every plugin of each library in use. The holder's program needs a window, its text
fields, its own SVG icon and a socket to its second start; whatever is not named here is left out.
"""

from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from os.path import normpath
from pathlib import Path, PurePosixPath
from typing import Final

# What PyInstaller calls an entry of its table of contents: the place in the bundle, the file, its kind.
Entry = tuple[str, str, str]

# Never loaded by the program, though some library mentions them.
EXCLUDED_MODULES: Final = (
    "crypteo_backend",
    "alembic",
    "argon2",
    "fastapi",
    "jinja2",
    "psycopg",
    "pytest",
    "sqlalchemy",
    "starlette",
    "uvicorn",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
    "_bz2",
    "_curses",
    "_lzma",
    "_sqlite3",
    "_uuid",
    "curses",
    "doctest",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "pdb",
    "pydoc",
    "readline",
    "setuptools",
    "sqlite3",
    "test",
    "tkinter",
    "turtle",
    "unittest",
    "venv",
    "xmlrpc",
)

# Only macOS has property lists, and their reader brings a library of XML along.
EXCLUDED_ON_LINUX: Final = ("plistlib", "pyexpat", "xml")
# Only a Linux desktop has settings that are asked for over D-Bus.
EXCLUDED_ELSEWHERE: Final = ("PySide6.QtDBus",)

# Found by name while the program runs, so PyInstaller cannot see them.
HIDDEN_MODULES: Final = (
    "crypteo_desktop.app",
    "crypteo_desktop.demonstration",
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)

PLUGINS: Final = frozenset(
    {
        "iconengines/qsvgicon",  # the window's icon
        "imageformats/qsvg",
        "platforminputcontexts/composeplatforminputcontextplugin",  # dead keys
        "platforminputcontexts/ibusplatforminputcontextplugin",
        "platforms/qcocoa",
        "platforms/qoffscreen",  # --demo --auto, and any test of the bundle
        "platforms/qwayland",
        "platforms/qwayland-egl",
        "platforms/qwayland-generic",
        "platforms/qwindows",
        "platforms/qxcb",
        "platformthemes/qxdgdesktopportal",  # the desktop's own file dialogs
        "styles/qmacstyle",
        "styles/qmodernwindowsstyle",
        "wayland-decoration-client/adwaita",
        "wayland-decoration-client/bradient",
        "wayland-shell-integration/xdg-shell",
        "xcbglintegrations/none",
    }
)

QT_LIBRARIES: Final = frozenset(
    {"Core", "DBus", "Gui", "Network", "OpenGL", "Svg", "WaylandClient", "Widgets", "XcbQpa", "WlShellIntegration"}
)
TRANSLATIONS: Final = frozenset({"qtbase_fr.qm", "qtbase_en.qm"})
# Libraries of a Linux system that go along all the same: not every desktop has them, or they differ between systems.
# The others (X11, glib, D-Bus, fontconfig, OpenSSL ...) are the system's, which keeps them up to date.
LINUX_BUNDLED: Final = (
    "libffi.so.*",
    "libpython3.*",
    "libxcb-cursor.so.*",
    "libxcb-icccm.so.*",
    "libxcb-image.so.*",
    "libxcb-keysyms.so.*",
    "libxcb-render-util.so.*",
    "libxcb-util.so.*",
)
LOADED_BY_NAME: Final = "libpython3.*"  # by PyInstaller's loader, linked to by nothing
BINARIES: Final = frozenset({"BINARY", "EXTENSION"})
# What Windows' wheels bring for programs that draw in three dimensions.
SOFTWARE_OPENGL: Final = frozenset({"opengl32sw.dll", "d3dcompiler_47.dll"})


def wanted(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that belong into the bundle on any system."""
    return [entry for entry in entries if is_wanted(entry[0])]


def wanted_on_linux(entries: Iterable[Entry], imports_of: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Return the entries that belong into the bundle, without the system's libraries and those nobody needs then.

    `imports_of` returns the names of the libraries that a file is linked to.
    """
    possible = [entry for entry in wanted(entries) if not _is_of_the_system(entry)]
    libraries = {_name(entry): entry for entry in possible if _is_library(entry)}
    left = [entry for entry in possible if entry[2] in BINARIES and not _is_library(entry)]
    needed = {name for name in libraries if fnmatch(name, LOADED_BY_NAME)}
    while left:
        found = needed_by(left.pop(), imports_of) & libraries.keys() - needed
        needed |= found
        left += [libraries[name] for name in found]
    kept = [entry for entry in possible if not _is_library(entry) or _name(entry) in needed]
    places = {entry[0] for entry in kept}
    return [entry for entry in kept if entry[2] != "SYMLINK" or _target(entry) in places]


def needed_by(entry: Entry, imports_of: Callable[[str], Iterable[str]]) -> set[str]:
    """Return the base names of the libraries that an entry is linked to."""
    return {PurePosixPath(name).name for name in imports_of(entry[1])}


def _is_library(entry: Entry) -> bool:
    """Return whether an entry is a library that others are linked to, neither a plugin nor a module of Python."""
    return entry[2] == "BINARY" and "plugins" not in PurePosixPath(entry[0]).parts


def _is_of_the_system(entry: Entry) -> bool:
    is_foreign = entry[2] == "BINARY" and "site-packages" not in entry[1]
    return is_foreign and not any(fnmatch(_name(entry), pattern) for pattern in LINUX_BUNDLED)


def _name(entry: Entry) -> str:
    return PurePosixPath(entry[0]).name


def _target(entry: Entry) -> str:
    return normpath(PurePosixPath(entry[0]).parent / entry[1])


def is_wanted(name: str) -> bool:
    """Return whether the file that is to lie at `name` in the bundle belongs there; what is not Qt's always does."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.name in SOFTWARE_OPENGL or path.match("*.dist-info/RECORD"):  # the latter depends on where one builds
        return False
    if "plugins" in path.parts and "PySide6" in path.parts:
        return f"{path.parent.name}/{_plain(path.name)}" in PLUGINS
    if "translations" in path.parts and "PySide6" in path.parts:
        return path.name in TRANSLATIONS
    return _is_wanted_library(path)


def _is_wanted_library(path: PurePosixPath) -> bool:
    framework = next((part for part in path.parts if part.startswith("Qt") and part.endswith(".framework")), None)
    if framework is not None:
        return framework.removeprefix("Qt").removesuffix(".framework") in QT_LIBRARIES
    library = _plain(path.name)
    return not library.startswith("Qt6") or library.removeprefix("Qt6") in QT_LIBRARIES


def _plain(file_name: str) -> str:
    """Return the name of a library without what systems put around it: `libqxcb.so` and `qxcb.dll` are `qxcb`."""
    return file_name.split(".", maxsplit=1)[0].removeprefix("lib")


def is_excluded(module: str) -> bool:
    """Return whether a module must not be in the bundle, by its own name or by that of a package around it."""
    return any(module == name or module.startswith(f"{name}.") for name in EXCLUDED_MODULES)


def resources(root: Path) -> list[tuple[str, str]]:
    """Return the program's own files as pairs (file, folder in the bundle); sources of translations stay at home."""
    folder = root / "resources"
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != ".ts")
    return [(str(file), str(Path("crypteo_desktop", file.relative_to(root)).parent)) for file in files]
