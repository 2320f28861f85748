"""Removable media on Linux, from files laid out as /proc and /sys are."""

from pathlib import Path

import pytest

from crypteo_desktop.adapters.removable_media.linux import LinuxMedia

DISKS = {
    "8:1": ("devices/pci0000:00/ata1/host0/block/sda/sda1", "0"),
    "8:17": ("devices/pci0000:00/0000:00:14.0/usb1/1-2/host6/block/sdb/sdb1", "1"),
    "8:33": ("devices/pci0000:00/0000:00:14.0/usb2/2-1/host7/block/sdc/sdc1", "0"),
    "179:1": ("devices/pci0000:00/mmc_host/mmc0/block/mmcblk0/mmcblk0p1", "1"),
    "11:0": ("devices/pci0000:00/ata2/host1/block/sr0/part", "1"),
}


class Computer:
    """The files of a computer; each mount point is a real folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lines: list[str] = []
        self.home = root / "home" / "camille"
        for device, (path, removable) in DISKS.items():
            self.add_device(device, path, removable)

    def add_device(self, number: str, path: str, removable: str) -> Path:
        device = self.root / "sys" / path
        device.mkdir(parents=True)
        (device / "partition").write_text("1")
        (device.parent / "removable").write_text(f"{removable}\n")
        for link in (f"dev/block/{number}", f"class/block/{device.name}"):
            place = self.root / "sys" / link
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(device)
        return device

    def mount(self, number: str, place: Path, source: str, kind: str = "vfat", options: str = "rw") -> Path:
        place.mkdir(parents=True, exist_ok=True)
        escaped = str(place).replace(" ", "\\040")
        self.lines.append(f"36 25 {number} / {escaped} {options},nosuid shared:1 - {kind} {source} {options},utf8")
        return place

    def media(self) -> LinuxMedia:
        table = self.root / "mountinfo"
        table.write_text("\n".join([*self.lines, "no mount at all"]) + "\n", encoding="utf-8")
        return LinuxMedia(table, self.root / "sys", (self.root / "media" / "camille",), self.home)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def found(computer: Computer) -> list[str]:
    return [medium.name for medium in computer.media().find()]


def test_a_stick_is_found_with_its_name_and_its_room(computer: Computer) -> None:
    place = computer.mount("8:17", computer.root / "mnt" / "Clé de Zoé", "/dev/sdb1")
    (medium,) = computer.media().find()
    assert (medium.folder, medium.name, medium.is_writable) == (place, "Clé de Zoé", True)
    assert medium.free > 0


def test_a_protected_stick_says_so(computer: Computer) -> None:
    computer.mount("8:17", computer.root / "mnt" / "CLE", "/dev/sdb1", options="ro")
    assert not computer.media().find()[0].is_writable


def test_usb_disks_and_cards_are_found_and_the_disk_inside_is_not(computer: Computer) -> None:
    computer.mount("8:1", computer.root / "mnt" / "inside", "/dev/sda1", "ext4")
    computer.mount("8:33", computer.root / "mnt" / "usb-disk", "/dev/sdc1", "ext4")
    computer.mount("179:1", computer.root / "mnt" / "card", "/dev/mmcblk0p1")
    assert found(computer) == ["card", "usb-disk"]


def test_what_the_desktop_mounted_for_the_user_is_found(computer: Computer) -> None:
    computer.mount("8:1", computer.root / "media" / "camille" / "SECOND", "/dev/sda1", "ext4")
    computer.mount("0:50", computer.root / "media" / "camille" / "share", "//server/share", "cifs")
    assert found(computer) == ["SECOND"]


def test_an_encrypted_stick_is_found_by_the_disk_below(computer: Computer) -> None:
    layer = computer.root / "sys" / "devices/virtual/block/dm-0"
    (layer / "slaves").mkdir(parents=True)
    (layer / "removable").write_text("0\n")
    (layer / "slaves" / "sdb1").symlink_to(computer.root / "sys" / DISKS["8:17"][0])
    (computer.root / "sys/dev/block/254:0").symlink_to(layer)
    computer.mount("254:0", computer.root / "mnt" / "SECRET", "/dev/mapper/luks-1", "ext4")
    assert found(computer) == ["SECRET"]


def test_btrfs_is_found_by_its_source(computer: Computer) -> None:
    computer.mount("0:44", computer.root / "mnt" / "BTRFS", "/dev/sdb1", "btrfs")
    assert found(computer) == ["BTRFS"]


def test_the_stick_that_the_system_runs_from_is_left_out(computer: Computer) -> None:
    computer.mount("8:17", computer.home.parent, "/dev/sdb1", "ext4")
    computer.lines.append("36 25 8:17 / /boot/efi rw - vfat /dev/sdb1 rw")
    assert found(computer) == []


def test_a_disc_a_stick_that_vanished_and_a_second_mount_are_left_out(computer: Computer) -> None:
    computer.mount("11:0", computer.root / "mnt" / "disc", "/dev/sr0", "iso9660")
    computer.mount("179:1", computer.root / "mnt" / "gone", "/dev/mmcblk0p1").rmdir()
    computer.mount("8:17", computer.root / "mnt" / "first", "/dev/sdb1")
    computer.mount("8:17", computer.root / "mnt" / "second", "/dev/sdb1")
    assert found(computer) == ["second"]


def test_a_computer_that_tells_nothing_has_no_media(tmp_path: Path) -> None:
    assert LinuxMedia(tmp_path / "none", tmp_path / "sys", (), tmp_path).find() == ()
