"""Taking the PIN back: a key that the organiser exports while the PIN is known, and files that are signed with it.

A file on a stick opens nothing unless it was made with this machine's key (HMAC-SHA256, RFC 2104), and each works once.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from game.content.tree.intake import open_regular
from game.kiosk.kept import Kept

KEPT_FILE = "pin-key.json"
REQUEST_FILE = "fanzha-pin-reset.json"
"""At the top of a stick."""
_KEY, _REQUEST = "fanzha pin key", "fanzha pin reset"
_MOST_BYTES = 4096
_NAME_BYTES, _SECRET_BYTES, _ID_BYTES = 4, 32, 16


class NoKeyError(Exception):
    """A file holds no key of a machine."""


@dataclass(frozen=True)
class Key:
    """The key of one machine: `kiosk` is a name to tell keys apart, `secret` is hex, `used` are ids of files."""

    kiosk: str
    secret: str
    used: tuple[str, ...] = ()

    def sign(self, number: str) -> str:
        """Return the signature of the file with this id."""
        message = f"{_REQUEST}\n{self.kiosk}\n{number}".encode()
        return hmac.new(bytes.fromhex(self.secret), message, hashlib.sha256).hexdigest()


class ResetKey:
    """The key in the state folder. It is made when it is asked for first, and stays the same from then on."""

    def __init__(self, folder: Path) -> None:
        self._kept = Kept(folder / KEPT_FILE)
        self.is_there = self._read() is not None
        """Whether it was ever exported."""

    def export(self) -> tuple[str, bytes]:
        """Return the name and the content of the file that the organiser keeps. Waits for the disk."""
        key = self._read()
        if key is None:
            key = Key(secrets.token_hex(_NAME_BYTES), secrets.token_hex(_SECRET_BYTES))
            self._write(key)
        self.is_there = True
        data = json.dumps({"kind": _KEY, "kiosk": key.kiosk, "secret": key.secret}, indent=1)
        return f"fanzha-pin-key-{key.kiosk}.json", data.encode()

    def accepted(self, files: Iterable[bytes]) -> str | None:
        """Return the id of the first of these files that is signed with the key and was not used."""
        key = self._read()
        for data in files if key is not None else ():
            found = _object(data, _REQUEST, ("id", "tag"))
            if found is None or key is None or found["id"] in key.used:
                continue
            if hmac.compare_digest(found["tag"].encode(), key.sign(found["id"]).encode()):
                return found["id"]
        return None

    def spend(self, number: str) -> None:
        """Accept a file never again. Waits for the disk."""
        key = self._read()
        if key is not None:
            self._write(replace(key, used=(*key.used, number)))

    def _read(self) -> Key | None:
        try:
            found = json.loads(self._kept.read())
            key = Key(str(found["kiosk"]), str(found["secret"]), tuple(map(str, found["used"])))
            return key if len(bytes.fromhex(key.secret)) == _SECRET_BYTES else None
        except (ValueError, TypeError, KeyError, RecursionError):
            return None

    def _write(self, key: Key) -> None:
        self._kept.write(json.dumps(asdict(key)), is_synced=True)


def request_for(key: bytes, number: str = "") -> bytes:
    """Return a file that takes the PIN of a machine back, made with the machine's exported key. Raises NoKeyError."""
    found = _object(key, _KEY, ("kiosk", "secret"))
    if found is None:
        raise NoKeyError
    number = number or secrets.token_hex(_ID_BYTES)
    try:
        tag = Key(found["kiosk"], found["secret"]).sign(number)
    except ValueError as fault:
        raise NoKeyError from fault
    return json.dumps({"kind": _REQUEST, "kiosk": found["kiosk"], "id": number, "tag": tag}, indent=1).encode()


def requests_on(find_sticks: Callable[[], tuple[Path, ...]]) -> list[bytes]:
    """Return the files for it on all sticks that can be read."""
    found = []
    for stick in find_sticks():
        try:
            with open_regular(stick / REQUEST_FILE) as file:
                found.append(file.read(_MOST_BYTES))
        except (OSError, ValueError):
            continue
    return found


def _object(data: bytes, kind: str, names: tuple[str, ...]) -> dict[str, str] | None:
    """Return what a file of this kind holds under these names, all of them texts; None for any other file."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("kind") != kind:
        return None
    return found if all(isinstance(found.get(name), str) for name in names) else None
