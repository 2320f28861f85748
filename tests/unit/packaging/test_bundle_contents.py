"""What goes into the bundle: the tables' answers for each system, and never the service."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]


def part_of_packaging(name: str) -> ModuleType:
    """Return a file of packaging/ as a module; that folder is no package, and PyPI has one of its name."""
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", ROOT / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


contents = part_of_packaging("bundle_contents")
icu_data = part_of_packaging("icu_data")
identity = part_of_packaging("bundle_identity")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt6Widgets.dll",
        "PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/QtCore.abi3.so",
        "crypteo_desktop/resources/translations/crypteo_fr.qm",
        "cryptography/hazmat/bindings/_rust.abi3.so",
        "keyring-25.7.0.dist-info/entry_points.txt",
    ],
)
def test_what_the_window_needs_is_in(name: str) -> None:
    assert contents.is_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/imageformats/qwebp.dll",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/assistant_fr.qm",
        "PySide6/opengl32sw.dll",
        "keyring-25.7.0.dist-info/RECORD",
    ],
)
def test_what_nobody_uses_is_out(name: str) -> None:
    assert not contents.is_wanted(name)


@pytest.mark.parametrize("module", ["crypteo_backend", "crypteo_backend.orders", "fastapi.routing", "sqlalchemy"])
def test_the_service_is_never_in(module: str) -> None:
    assert contents.is_excluded(module)
    assert not contents.is_excluded("crypteo_desktop.app")


def test_only_a_linux_desktop_is_asked_over_d_bus() -> None:
    assert "PySide6.QtDBus" in contents.EXCLUDED_ELSEWHERE
    assert not contents.is_excluded("PySide6.QtDBus")


SITE = "/build/site-packages"
LINKED = {
    f"{SITE}/qxcb.so": ["libQt6XcbQpa.so.6", "libX11.so.6"],
    f"{SITE}/libQt6XcbQpa.so.6": ["libQt6Gui.so.6", "libxcb-cursor.so.0"],
    f"{SITE}/qgtk3.so": ["libgtk-3.so.0", "libQt6Core.so.6"],
}
ENTRIES = [
    ("PySide6/Qt/plugins/platforms/libqxcb.so", f"{SITE}/qxcb.so", "BINARY"),
    ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", f"{SITE}/qgtk3.so", "BINARY"),
    ("PySide6/Qt/lib/libQt6XcbQpa.so.6", f"{SITE}/libQt6XcbQpa.so.6", "BINARY"),
    ("PySide6/Qt/lib/libQt6Gui.so.6", f"{SITE}/libQt6Gui.so.6", "BINARY"),
    ("PySide6/Qt/lib/libQt6Svg.so.6", f"{SITE}/libQt6Svg.so.6", "BINARY"),
    ("libX11.so.6", "/lib/libX11.so.6", "BINARY"),
    ("libgtk-3.so.0", "/lib/libgtk-3.so.0", "BINARY"),
    ("libxcb-cursor.so.0", "/lib/libxcb-cursor.so.0", "BINARY"),
    ("libpython3.11.so.1.0", "/opt/libpython3.11.so.1.0", "BINARY"),
    ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
    ("libQt6Svg.so.6", "PySide6/Qt/lib/libQt6Svg.so.6", "SYMLINK"),
]


def test_on_linux_the_systems_libraries_and_those_that_nobody_needs_stay_out() -> None:
    kept = contents.wanted_on_linux(ENTRIES, lambda file: LINKED.get(file, []))
    assert [place for place, _, _ in kept] == [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "libxcb-cursor.so.0",
        "libpython3.11.so.1.0",
        "libQt6Gui.so.6",
    ]


def test_resources_come_along_without_the_sources_of_translations() -> None:
    files = {Path(file).name: place for file, place in contents.resources(ROOT)}
    assert files["profile.toml"] == "crypteo_desktop/resources"
    assert files["mark.svg"] == "crypteo_desktop/resources/icons"
    assert not any(name.endswith(".ts") for name in files)


@pytest.mark.parametrize("item", ["root.res", "fr.res", "fr_CA.res", "coll/root.res", "coll/ucadata.icu", "uts46.nrm"])
def test_icu_keeps_what_french_and_english_need(item: str) -> None:
    assert icu_data.is_wanted(item)


@pytest.mark.parametrize("item", ["de.res", "zh_Hant.res", "coll/zh.res", "curr/fr.res", "gb18030.cnv", "unames.icu"])
def test_icu_leaves_the_rest(item: str) -> None:
    assert not icu_data.is_wanted(item)


def test_windows_and_macos_are_told_the_same_version() -> None:
    version = identity.program_version(ROOT)
    assert f"filevers=({version.replace('.', ', ')}, 0)" in identity.windows_version_resource(version)
    kinds = identity.INFO_PLIST["CFBundleURLTypes"]
    assert [kind["CFBundleURLSchemes"] for kind in kinds] == [["crypteo"]]
    assert identity.INFO_PLIST["CFBundleDocumentTypes"][0]["LSHandlerRank"] == "Alternate"


def test_windows_is_told_who_publishes_it() -> None:
    assert f"StringStruct('CompanyName', {identity.publisher().name!r})" in identity.windows_version_resource("6.0.0")
