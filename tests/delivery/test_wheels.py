"""What of a wheel is shipped, and what is known of it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from game.workbench.delivery.wheels import read_wheel, read_wheels
from tests.delivery.fake_wheels import write_wheel

LEFT_OUT = (
    "toy/tests/test_toy.py",
    "tests/test_toy.py",
    "docs/index.html",
    "toy/examples/try.py",
    "toy/_speed.c",
    "toy/__init__.pyi",
    "toy-1.0.data/scripts/toy",
    "toy-1.0.data/headers/toy.h",
    "justmytype_intl_cjk/fonts/ofl/notosansjp/NotoSansJP[wght].ttf",
)
SHIPPED = (
    "toy/speed.cp313-win_amd64.pyd",
    "toy/SDL2.dll",
    "toy/testing.py",
    "toy/latest/new.py",
    "toy/py.typed",
    "justmytype_intl_cjk/fonts/ofl/notosanssc/NotoSansSC[wght].ttf",
    "justmytype_intl_cjk/fonts/ofl/notosansjp/OFL.txt",
)


def test_what_never_runs_is_left_out(tmp_path: Path) -> None:
    wheel = read_wheel(write_wheel(tmp_path, "toy", **dict.fromkeys((*LEFT_OUT, *SHIPPED), "x")))
    assert [name for name in LEFT_OUT if name in wheel.files] == []
    assert [name for name in SHIPPED if name not in wheel.files] == []


def test_packages_in_the_data_of_a_wheel_lie_where_pip_would_put_them(tmp_path: Path) -> None:
    wheel = read_wheel(write_wheel(tmp_path, "toy", **{"toy-1.0.data/purelib/more/here.py": "x"}))
    assert wheel.files["more/here.py"] == b"x"


def test_terms_are_kept_and_told(tmp_path: Path) -> None:
    expression = write_wheel(tmp_path, "one", more="License-Expression: MIT\n", **{"docs/COPYING": "c", "one/x.py": ""})
    wheel = read_wheel(expression)
    assert wheel.licence == "MIT"
    assert set(wheel.licences) == {"one-1.0.dist-info/licenses/LICENSE", "docs/COPYING"}
    assert wheel.digest == sha256(expression.read_bytes()).hexdigest()
    classified = "License: see below\n and more\nClassifier: License :: OSI Approved :: BSD License\n"
    assert read_wheel(write_wheel(tmp_path, "two", more=classified)).licence == "BSD License"
    assert read_wheel(write_wheel(tmp_path, "three", more="License: Apache 2.0\n")).licence == "Apache 2.0"


def test_what_only_installs_others_is_not_shipped(tmp_path: Path) -> None:
    for name in ("setuptools", "toy"):
        write_wheel(tmp_path, name)
    assert [wheel.name for wheel in read_wheels(tmp_path)] == ["toy"]
