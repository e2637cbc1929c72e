"""The package for Debian and what is made of it: installed by `dpkg -i` without a network, removed without a trace."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from game.words import Language, assets_folder, load_words
from game.workbench.delivery.fetching import Machine
from game.workbench.delivery.files import Files, as_ar, as_gzip, as_tar
from game.workbench.delivery.licences import licence_files, versions_file
from game.workbench.delivery.program import below, main_file, numbered, people_files, program_files
from game.workbench.delivery.wheels import Wheel

Architecture = Literal["amd64", "arm64"]
NAME = "fanzha-fair"
PYTHONS = ("3.11", "3.12", "3.13")
"""Debian 12, Ubuntu 24.04, Debian 13 and the Raspberry Pi OS of either."""
_CHIPS: Mapping[Architecture, str] = MappingProxyType({"amd64": "x86_64", "arm64": "aarch64"})
_GLIBC = ("2_28", "2_27", "2_26", "2_24", "2_17")
"""Of wheels that run with the oldest of these systems; pip takes only tags that are named."""
_HOME = f"opt/{NAME}"
_PROGRAM = f"usr/bin/{NAME}"
_START = f"""\
#!/bin/sh
exec /usr/bin/python3 -I /{_HOME}/main.py "$@"
"""
_PATHS = """\
sys.path[:0] = [str(HOME), str(HOME / f"lib-{sys.version_info[0]}.{sys.version_info[1]}"), str(HOME / "lib")]
"""
_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Fanzha Fair contributors
Installed-Size: {size}
Depends: python3 (>= 3.11), python3 (<< 3.14), libc6 (>= 2.28)
Suggests: cage
Section: education
Priority: optional
Description: kiosk that teaches to recognise a scam (反诈游园)
 An offline touchscreen kiosk for one stall at a night market. A visit takes a
 minute and a half; nobody signs up, nothing is recorded about anybody.
"""
_BEFORE_REMOVAL = f"""\
#!/bin/sh
set -e
if [ "$1" = remove ] && [ -e /etc/systemd/system/{NAME}.service ]; then
    /{_PROGRAM} service uninstall
fi
"""
_DESKTOP = f"""\
[Desktop Entry]
Type=Application
Name=Fanzha Fair
Name[zh_CN]=反诈游园
Comment=Learn to recognise a scam in a minute
Comment[zh_CN]=一分钟看穿骗局
Exec={NAME}
Icon={NAME}
Terminal=false
Categories=Education;Game;
"""


def machine(architecture: Architecture, python: str) -> Machine:
    """Return what wheels are fetched for."""
    chip = _CHIPS[architecture]
    return Machine((*(f"manylinux_{glibc}_{chip}" for glibc in _GLIBC), f"manylinux2014_{chip}"), python)


def debian_files(
    top: Path, wheels: Mapping[str, Sequence[Wheel]], language: Language, key: bytes | None = None
) -> Files:
    """Return every file that is installed. `top` is the source; `wheels` are those for each Python.

    For `key` see `program_files`.
    """
    words = load_words("delivery", language)
    every = {f"{wheel.name} {wheel.digest}": wheel for ones in wheels.values() for wheel in ones}
    unique = [every[key] for key in sorted(every)]
    files = {
        **below(_HOME, numbered({**program_files(top, key), **_libraries(wheels)}, unique)),
        f"{_HOME}/main.py": main_file(paths=_PATHS, home="None", is_movable=False),
        _PROGRAM: _START.encode(),
        f"usr/share/applications/{NAME}.desktop": _DESKTOP.encode(),
        f"usr/share/icons/hicolor/scalable/apps/{NAME}.svg": (assets_folder() / "icons" / "lantern.svg").read_bytes(),
    }
    papers = {
        **below("quizzes", people_files(top, language)),
        **below("licences", licence_files(unique, words)),
        "versions.txt": versions_file(unique),
        "copyright": (top / "LICENSE").read_bytes(),
    }
    return {**files, **below(f"usr/share/doc/{NAME}", papers)}


def _libraries(wheels: Mapping[str, Sequence[Wheel]]) -> Files:
    """Return libraries once where they are for every Python, otherwise in a folder for each."""
    files: Files = {}
    for python, ones in wheels.items():
        for wheel in ones:
            files |= below("lib" if wheel.is_pure else f"lib-{python}", wheel.files)
    return files


def as_package(files: Files, version: str, architecture: Architecture) -> bytes:
    """Return the package, in the format of deb(5)."""
    size = sum(map(len, files.values())) // 1024
    sums = [f"{hashlib.md5(data, usedforsecurity=False).hexdigest()}  {name}\n" for name, data in sorted(files.items())]
    control = {
        "control": _CONTROL.format(name=NAME, version=version, architecture=architecture, size=size).encode(),
        "md5sums": "".join(sums).encode(),
        "prerm": _BEFORE_REMOVAL.encode(),
    }
    return as_ar(
        {
            "debian-binary": b"2.0\n",
            "control.tar": as_tar(control, programs=["prerm"]),
            "data.tar.gz": as_gzip(as_tar(files, programs=[_PROGRAM])),
        }
    )


def is_own_package(data: bytes) -> bool:
    """Whether a package is of this program."""
    return data.startswith(b"!<arch>\n") and f"Package: {NAME}\n".encode() in data[:4000]
