"""Where things lie: assets and packs beside `main.py`, here or in the installed package; what survives a restart."""

from __future__ import annotations

import os
import sys
import sysconfig
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
DEFAULT_PACK = "night-market.yaml"
STATE_VARIABLE = "FANZHA_STATE"
PROGRAM_VARIABLE, INSTALLED_VARIABLE = "FANZHA_PROGRAM", "FANZHA_INSTALLED"
"""The folder of the program that a kiosk shall be, and of the one that was installed: see `game.cli.portable`."""
BUILD_FILE, KEY_FILE = "build.txt", "update-key.pem"
"""In the latter, as `deliver` made it: its number, and whose updates it takes unless it was told otherwise."""


class MissingDataError(Exception):
    """Assets or packs were not found: the installation is broken."""


@dataclass(frozen=True)
class Places:
    """The folders with icons, text and themes, and those with packs, in order of precedence."""

    assets: Path
    quizzes: tuple[Path, ...]

    @property
    def icon_names(self) -> frozenset[str]:
        """Names that packs may use as icons: the drawings that are meant for scams."""
        # Imported here: the rows of all fields are not needed before the window is up.
        from game.content.fields.names import VALUES  # noqa: PLC0415 - see above

        drawn = (path.stem for path in (self.assets / "icons").glob("*.svg"))
        return frozenset(drawn) & frozenset(VALUES["icon"].values())

    @property
    def default_pack(self) -> Path:
        """The pack that runs when none is named."""
        return self.quizzes[0] / DEFAULT_PACK

    @property
    def built_in_packs(self) -> tuple[Path, ...]:
        """Copies of the default pack that organisers do not edit, used when theirs cannot be read."""
        return tuple(folder / DEFAULT_PACK for folder in self.quizzes[1:])


def installed_data() -> Path:
    """Return where `pip install .` puts its copy of assets and packs."""
    return Path(sysconfig.get_paths()["purelib"]) / "game" / "data"


def find_places(home: Path | None = None) -> Places:
    """Look in `home` (the folder of `main.py`), the current folder, the checkout, and the installed package.

    Raises:
        MissingDataError: the pictures or every pack are missing.
    """
    installed = installed_data()
    here: list[Path] = []
    with suppress(OSError):  # The current folder may have been deleted.
        here.append(Path.cwd())
    roots = [*([] if home is None else [home]), *here, PACKAGE.parent, PACKAGE / "data", installed]
    # Only the program's own folders may hold assets: an "assets" folder elsewhere may belong to anything.
    assets = [root / "assets" for root in (PACKAGE.parent, PACKAGE / "data", installed)]
    found_assets = [folder for folder in assets if os.path.isdir(folder / "themes")]
    quizzes = [folder for folder in (root / "quizzes" for root in roots) if os.path.isfile(folder / DEFAULT_PACK)]
    if not found_assets or not quizzes:
        message = f"assets or quizzes are missing beside {PACKAGE}; install the program again"
        raise MissingDataError(message)
    unique = dict.fromkeys(folder.resolve() for folder in quizzes)
    return Places(found_assets[0].resolve(), tuple(unique))


def state_folder(given: Path | None = None) -> Path:
    """Return the folder for what must survive a restart: as given, as `FANZHA_STATE` says, or the user's own.

    The last is that of the XDG base directories, on Windows the local application data.
    """
    if given is not None:
        return given.absolute()
    if set_ := os.environ.get(STATE_VARIABLE):
        return Path(set_).absolute()
    name, below = ("LOCALAPPDATA", "AppData/Local") if sys.platform == "win32" else ("XDG_STATE_HOME", ".local/state")
    base = os.environ.get(name, "")
    if not os.path.isabs(base):  # XDG: a relative path is invalid and to be ignored.
        try:
            base = str(Path.home() / below)
        except RuntimeError:  # Neither HOME nor an entry for this user.
            import tempfile  # noqa: PLC0415 - a few ms before the first picture that hardly any machine needs

            base = tempfile.gettempdir()
    return Path(base) / "fanzha-fair"
