"""`keys new` and `keys trust`: the key that updates are signed with, and the kiosks that take them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from game.cli.options import SpokenOption
from game.cli.output import Output, stop, told_faults, write_outputs
from game.content.visible import visible
from game.kiosk.places import state_folder
from game.kiosk.stock.bundles import FOLDER, KEY
from game.kiosk.stock.signing import BadKeyError, MissingLibraryError, Secret, Trusted, new_key
from game.words import Language, Words, load_words

SECRET_FILE, PUBLIC_FILE = "fanzha-update-secret.pem", "fanzha-update-public.pem"

app = typer.Typer(
    help="给更新签名的钥匙 / The key that updates are signed with, and the kiosks that take them.",
    no_args_is_help=True,
)
_OutOption = Annotated[Path, typer.Option(metavar="DIR", help="放钥匙的文件夹 / the folder for the key")]
_KeyArgument = Annotated[Path, typer.Argument(metavar="KEY", help=f"钥匙 {PUBLIC_FILE} / the public half of the key")]
_StateOption = Annotated[
    Path | None, typer.Option(metavar="DIR", help="run 用的文件夹，不写就是它自己的 / the folder of run")
]


@app.command()
def new(out: _OutOption, language: SpokenOption = "zh") -> None:
    """做一把新钥匙，只做一次 / Make a key, once. Exit code 2: there is one already."""
    words = load_words("commands", language)
    with told_keys(words, out):
        secret = new_key()
        public = Secret(secret).public
    secret_path, public_path = out / SECRET_FILE, out / PUBLIC_FILE
    write_outputs(Output(secret_path, secret, _is_never), Output(public_path, public, _is_never))
    with told_faults(secret_path):
        os.chmod(secret_path, 0o600)
    typer.echo(words("keys.made", secret=visible(secret_path), public=visible(public_path)))


@app.command()
def trust(key: _KeyArgument, state: _StateOption = None, language: SpokenOption = "zh") -> None:
    """在游戏机上：只收这把钥匙签的更新 / On a kiosk: take the updates that this key has signed, and no others."""
    words, data = load_words("commands", language), public_key(key, language)
    folder = state_folder(state) / FOLDER
    with told_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    target = folder / KEY
    if target.exists() and target.read_bytes() != data:
        stop(words("keys.other", path=visible(target)))
    write_outputs(Output(target, data, data.__eq__))
    typer.echo(words("keys.trusted"))


def public_key(path: Path, language: Language) -> bytes:
    """Return the public half of a key, read from a file; exit with code 2 if it is none."""
    with told_keys(load_words("commands", language), path):
        data = path.read_bytes()
        Trusted(data)
    return data


@contextmanager
def told_keys(words: Words, path: Path) -> Iterator[None]:
    """Exit with code 2 and one sentence if the file `path` is no key, or keys cannot be read here."""
    try:
        yield
    except MissingLibraryError:
        stop(words("keys.no_library"))
    except FileNotFoundError:
        stop(words("keys.missing", path=visible(path)))
    except (BadKeyError, OSError):
        stop(words("keys.no_key", path=visible(path)))


def _is_never(held: bytes) -> bool:
    """Return False: no key is written over."""
    return False
