"""Serves a local page to holders of a certificate and says who came: certificate_guests.py FILE.p12 FOLDER.

The password comes on standard input; FOLDER then holds `ca.pem`, what a browser has to trust.
"""

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from crypteo_desktop.crypto.p12 import open_any_p12  # noqa: E402  a script beside no package
from crypteo_desktop.secret import Secret  # noqa: E402
from tests.support.certificate_page import certificate_page  # noqa: E402


def main(file: Path, folder: Path) -> None:
    """Print the page's address, then each guest's browser and name, until stopped."""
    folder.mkdir()
    opened = open_any_p12(file.read_bytes(), Secret(sys.stdin.read()))
    with certificate_page(folder, "".join(opened.chain_pem)) as page:
        _say(page.url)
        told = 0
        while True:
            for agent, holder in page.guests[told:]:
                _say(f"{holder}: {agent}")
            told = len(page.guests)
            time.sleep(0.2)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
