"""Wheels and a Python as small as they can be, laid out as the real ones are."""

from __future__ import annotations

import zipfile
from pathlib import Path

METADATA = "Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{more}"


def write_wheel(folder: Path, name: str, version: str = "1.0", more: str = "", **files: str) -> Path:
    """A wheel for any machine; `files` are further ones by path, with `__` for `/`."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    inside = {
        f"{name}/__init__.py": "",
        f"{info}/METADATA": METADATA.format(name=name, version=version, more=more),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/licenses/LICENSE": f"terms of {name}",
        f"{info}/RECORD": "",
        **files,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for inner, text in inside.items():
            archive.writestr(zipfile.ZipInfo(inner), text)
    return path


PYTHON = {
    "python.exe": b"MZ",
    "pythonw.exe": b"MZ",
    "python313.dll": b"MZ",
    "python313.zip": b"PK",
    "python313._pth": b"python313.zip\r\n.\r\n",
    "LICENSE.txt": b"PSF",
}
"""The files of the embeddable Python that the folder counts on."""
