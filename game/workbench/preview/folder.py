"""The folder that `preview` writes into."""

from __future__ import annotations

import re
from pathlib import Path

from game.workbench.own_folder import OwnFolder

MANIFEST = "preview.json"
PAGE = "index.html"
PICTURES, SMALL = "pictures", "small"
_OURS = re.compile(
    rf"(?:{PICTURES}|{SMALL})/[a-z0-9_-]+\.(?:png|jpg)|sheet-[0-9]+\.(?:png|jpg)|{re.escape(PAGE)}", re.ASCII
)


def preview_folder(out: Path) -> OwnFolder:
    """The folder with the list of the files that `preview` wrote into it."""
    return OwnFolder(out, MANIFEST, "preview", _OURS)
