"""The package for Debian: what it installs, and that dpkg takes it, runs it and removes it without a trace."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from game import __version__
from game.workbench.delivery.debian import NAME, PYTHONS, as_package, debian_files, is_own_package, machine
from game.workbench.delivery.files import Files
from game.workbench.delivery.program import checkout
from game.workbench.delivery.wheels import Wheel, read_wheels
from tests.delivery.fake_wheels import write_wheel


def wheels() -> dict[str, list[Wheel]]:
    found = {}
    for python in PYTHONS:
        with TemporaryDirectory() as folder:
            write_wheel(Path(folder), "toy")
            tag = "cp" + python.replace(".", "")
            path = write_wheel(Path(folder), "fast", **{f"fast/{tag}.so": tag})
            path.rename(path.with_name(f"fast-1.0-{tag}-{tag}-manylinux2014_x86_64.whl"))
            found[python] = read_wheels(Path(folder))
    return found


@cache
def inside() -> Files:
    return debian_files(checkout(), wheels(), "zh")


def test_every_python_has_its_libraries_and_shares_the_others() -> None:
    files = inside()
    for python in PYTHONS:
        tag = "cp" + python.replace(".", "")
        assert files[f"opt/fanzha-fair/lib-{python}/fast/{tag}.so"] == tag.encode()
        assert f"opt/fanzha-fair/lib-{python}/toy/__init__.py" not in files
    assert "opt/fanzha-fair/lib/toy/__init__.py" in files
    assert "opt/fanzha-fair/lib/fast/__init__.py" not in files


def test_it_brings_the_command_the_entry_of_the_menu_and_the_terms() -> None:
    files = inside()
    expected = (
        *("usr/bin/fanzha-fair", "usr/share/applications/fanzha-fair.desktop", "opt/fanzha-fair/build.txt"),
        *("usr/share/icons/hicolor/scalable/apps/fanzha-fair.svg", "usr/share/doc/fanzha-fair/copyright"),
        "usr/share/doc/fanzha-fair/licences/toy/toy-1.0.dist-info-licenses-LICENSE",
        "usr/share/doc/fanzha-fair/quizzes/管机器的人.html",
    )
    assert [name for name in expected if name not in files] == []
    assert [name for name in files if not name.startswith(("opt/fanzha-fair/", "usr/bin/", "usr/share/"))] == []


def test_two_packages_are_one_and_known_again() -> None:
    first, second = (as_package(debian_files(checkout(), wheels(), "zh"), "1.0", "amd64") for _ in range(2))
    assert first == second
    assert is_own_package(first)
    assert not is_own_package(first.replace(b"Package: fanzha-fair", b"Package: some-others"))


def test_wheels_are_named_for_both_chips() -> None:
    assert "manylinux_2_28_x86_64" in machine("amd64", "3.11").tags
    assert "manylinux2014_aarch64" in machine("arm64", "3.13").tags
    assert machine("arm64", "3.13").abi == "cp313"


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="there is no dpkg here")
def test_dpkg_installs_runs_and_removes_it(tmp_path: Path) -> None:
    """In a root folder of its own; libraries are this environment's."""
    package = tmp_path / "package.deb"
    package.write_bytes(as_package(inside(), __version__, "amd64"))
    root = tmp_path / "root"
    (root / "var/lib/dpkg/updates").mkdir(parents=True)
    (root / "var/lib/dpkg/info").mkdir()
    (root / "var/lib/dpkg/status").touch()

    def dpkg(*words: str) -> str:
        whole = ["dpkg", f"--root={root}", "--force-not-root,architecture,depends,script-chrootless", "--log=/dev/null"]
        done = subprocess.run([*whole, *words], capture_output=True, text=True, check=False)  # noqa: S603 - dpkg itself
        assert done.returncode == 0, done.stderr
        return done.stdout

    dpkg("-i", str(package))
    assert f"Version: {__version__}" in dpkg("-s", "fanzha-fair")
    assert os.access(root / "usr/bin/fanzha-fair", os.X_OK)
    dpkg("-V", "fanzha-fair")
    dpkg("-r", "fanzha-fair")
    left = [path.relative_to(root) for path in root.rglob("*")]
    assert [path for path in left if path.parts[0] != "var" or NAME in path.name] == []


def test_the_data_belongs_to_root() -> None:
    data = as_package({"usr/bin/fanzha-fair": b"#!"}, "1.0", "amd64")
    control = data[8 + 60 + 4 + 60 :]
    with tarfile.open(fileobj=io.BytesIO(control)) as archive:
        assert {(entry.uid, entry.gid) for entry in archive} == {(0, 0)}
