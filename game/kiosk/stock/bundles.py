"""Updates on a stick: one file, signed as a whole, of which nothing is read before its signature has been checked.

    fanzha-2611302015.update    a zip, whose comment is the seal
      about.json                {"number": 2611302015}, and what the program in it needs
      pack.zip                  a pack with its sisters, pictures and recordings
      program.zip               if wanted: see `game.kiosk.stock.programs`

A number grows from update to update: what is not newer than the one taken last is refused, so that nobody can bring an
old one back.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import BinaryIO

from game.kiosk.stock.disk import Disk
from game.kiosk.stock.faults import StoreFault, reading_stick, using_disk
from game.kiosk.stock.programs import Programs, UnsafeProgramError
from game.kiosk.stock.safe_zip import CHUNK_BYTES, MAX_TOTAL_BYTES
from game.kiosk.stock.signing import ID_BYTES, BadKeyError, MissingLibraryError, Secret, Trusted
from game.kiosk.stock.store import PackStore

_LOG = logging.getLogger(__name__)

PACKS, FOLDER = "packs", "updates"
"""In the state folder: what was brought in, and what is kept about updates."""
KEY, TAKEN = "trusted-key.pem", "taken"
"""In the latter: whose updates are taken, and what is known of the last one."""
ABOUT, PACK, PROGRAM = "about.json", "pack.zip", "program.zip"
MOST_STARTS = 2
_INCOMING = "incoming"
_MARK = b"fanzha-update-1 "
_SIGNATURE_BYTES = 64
_SEAL_BYTES = len(_MARK) + ID_BYTES + _SIGNATURE_BYTES
_MOST_KEPT_BYTES = 4096
_UNREADABLE = (zipfile.BadZipFile, zlib.error, KeyError, TypeError, AttributeError, ValueError, RecursionError)


@dataclass(frozen=True)
class Update:
    """What a checked update brings: `pack` is a zip on the machine's own disk.

    `version` is that of the program which was brought in with it; empty without one.
    """

    number: int
    pack: Path
    version: str = ""


class Updates:
    """The updates that one kiosk takes. `folder` is its own; what comes in lies there until it is brought in.

    Without a key in it the one that came with the installed program tells whose updates are taken.
    """

    def __init__(
        self, folder: Path, programs: Programs, disk: Disk | None = None, installed_key: Path | None = None
    ) -> None:
        self._folder, self._programs, self._disk = folder, programs, disk or Disk()
        self._installed_key = installed_key
        self._has_begun = False
        self.wants_restart = False
        """Whether a program was put on, which plays once the kiosk is started again."""
        self.fault: StoreFault | None = None
        """What staff should know of the last update at this start."""

    def take_in(self, path: Path) -> Update:
        """Copy an update from a stick, check the copy, and return what is in it.

        Raises:
            StoreFault: it is not whole, not signed with the key that this kiosk trusts, or not newer than the last one.
        """
        trusted, last = self._trusted(), self._taken().number
        self.clear()
        folder, name = self._folder / _INCOMING, path.name
        held = folder / name

        def from_stick(size: int) -> bytes:
            with reading_stick(name):
                return self._disk.read(source, size)

        with reading_stick(name), self._disk.open(path) as source, using_disk():
            self._disk.make_folder(folder)
            self._copy(from_stick, held, name)
        with using_disk(), self._disk.open(held) as file:
            self._check(file, name, trusted)
            file.seek(0)
            with _understanding(name), zipfile.ZipFile(file) as archive:
                about = json.loads(archive.read(ABOUT))
                number = int(about["number"])
                if number <= last:
                    raise StoreFault("update_old", name=name)
                with archive.open(PACK) as packed:
                    self._copy(packed.read, folder / PACK, name)
                version = str(about.get("version", ""))
                if version:
                    self._bring_in(archive, number, about["needs"])
        return Update(number, folder / PACK, version)

    def _bring_in(self, archive: zipfile.ZipFile, number: int, needs: Mapping[str, str]) -> None:
        """Unpack the program; nothing starts it yet. Raises StoreFault if it cannot run here."""
        if not self._programs.is_possible:
            raise StoreFault("update_no_program")
        lacking = lacking_of(needs)
        if lacking:
            raise StoreFault("update_lacks", library=lacking)
        with archive.open(PROGRAM) as inner, zipfile.ZipFile(inner) as program:
            self._programs.bring_in(program, str(number))

    def clear(self) -> None:
        """Remove what has come in: it was brought in or refused. Raises nothing."""
        with suppress(OSError):
            self._disk.remove(self._folder / _INCOMING)

    def note_taken(self, update: Update, pack: Path) -> None:
        """Take neither this update nor an earlier one again, and count starts with `pack`, which it has brought.

        Its program, if there is one, is started from the next start on.
        """
        if update.version:
            with using_disk():
                self._programs.put_on(str(update.number))
        self._write(_Taken(update.number, str(pack), 0))
        self.wants_restart = bool(update.version)  # the last thing: the kiosk may end at once

    def begin_start(self, store: PackStore) -> None:
        """Count this start, once; after `MOST_STARTS` that never came to the attract screen, play what played before.

        Raises nothing.
        """
        if self._has_begun:
            return
        self._has_begun = True
        if self._programs.dropped:
            self.fault = StoreFault("program_dropped", number=self._programs.dropped)
            _LOG.error("the program of update %s was taken back: it failed twice", self._programs.dropped)
        with self._told():
            taken = self._taken()
            if taken.starts is None:
                return
            if taken.starts < MOST_STARTS:
                self._write(replace(taken, starts=taken.starts + 1))
                return
            if str(store.active()) == taken.pack:
                store.roll_back()
                self.fault = StoreFault("pack_dropped", name=Path(taken.pack).name)
                _LOG.error("update %d was taken back: it failed %d starts", taken.number, taken.starts)
            self._write(replace(taken, starts=None))

    def note_seen(self) -> None:
        """Note that the attract screen was reached: what the update has brought stays. Raises nothing."""
        self._programs.note_seen()
        with self._told():
            taken = self._taken()
            if taken.starts is not None:
                self._write(replace(taken, starts=None))

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except StoreFault as fault:
            _LOG.warning("the standing of updates cannot be read or kept: %s", fault)

    def _trusted(self) -> Trusted:
        try:
            own = self._read(self._folder / KEY)
            return Trusted(own or (self._read(self._installed_key) if self._installed_key is not None else b""))
        except MissingLibraryError as fault:
            raise StoreFault("update_no_library") from fault
        except BadKeyError as fault:
            raise StoreFault("update_no_key") from fault

    def _taken(self) -> _Taken:
        """Return the standing; a file that is damaged counts as none. Raises StoreFault if it cannot be read now."""
        try:
            found = json.loads(self._read(self._folder / TAKEN))
            starts = found["starts"]
            return _Taken(int(found["number"]), str(found["pack"]), None if starts is None else int(starts))
        except (ValueError, TypeError, KeyError, RecursionError):
            return _Taken(0, "", None)

    def _read(self, path: Path) -> bytes:
        with using_disk():
            try:
                with self._disk.open(path) as file:
                    return self._disk.read(file, _MOST_KEPT_BYTES)
            except FileNotFoundError:
                return b""

    def _write(self, taken: _Taken) -> None:
        part = self._folder / f"{TAKEN}.part"
        with using_disk():
            self._disk.make_folder(self._folder)
            with self._disk.create(part) as file:
                self._disk.write(file, json.dumps(asdict(taken)).encode())
                self._disk.sync(file)
            self._disk.replace(part, self._folder / TAKEN)
            self._disk.sync_folder(self._folder)

    def _copy(self, read: Callable[[int], bytes], target: Path, name: str) -> None:
        copied = 0
        with self._disk.create(target) as file:
            while chunk := read(CHUNK_BYTES):
                copied += len(chunk)
                if copied > MAX_TOTAL_BYTES:
                    raise StoreFault("too_large", name=name, limit=MAX_TOTAL_BYTES // 1_000_000)
                self._disk.write(file, chunk)
            self._disk.sync(file)

    def _check(self, file: BinaryIO, name: str, trusted: Trusted) -> None:
        """Raise StoreFault unless the trusted key has signed all of a file that was copied."""
        left = max(0, file.seek(0, io.SEEK_END) - _SEAL_BYTES)
        file.seek(0)
        digest = hashlib.sha512()
        while left and (chunk := self._disk.read(file, min(left, CHUNK_BYTES))):
            digest.update(chunk)
            left -= len(chunk)
        seal = self._disk.read(file, _SEAL_BYTES)
        mark, signer, signature = seal[: len(_MARK)], seal[len(_MARK) : -_SIGNATURE_BYTES], seal[-_SIGNATURE_BYTES:]
        if mark != _MARK:
            raise StoreFault("update_broken", name=name)
        if signer != trusted.id:
            raise StoreFault("update_foreign", name=name)
        if not trusted.has_signed(_MARK + digest.digest(), signature):
            raise StoreFault("update_broken", name=name)


@dataclass(frozen=True)
class _Taken:
    """The last update: the pack that it has brought, and starts with it; None once one came to the attract screen."""

    number: int
    pack: str
    starts: int | None


def sealed(parts: Mapping[str, bytes], secret: Secret, **about: object) -> bytes:
    """Return an update with these parts, such as `PACK`, signed with a key.

    `about` is its `number`, and for a `PROGRAM` its `version` and `needs`: libraries and their lowest releases.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {ABOUT: json.dumps(about).encode(), **parts}.items():
            archive.writestr(zipfile.ZipInfo(name), data)
        archive.comment = bytes(_SEAL_BYTES)
    body = out.getvalue()[:-_SEAL_BYTES]
    signature = secret.sign(_MARK + hashlib.sha512(body).digest())
    return body + _MARK + Trusted(secret.public).id + signature


def is_update(data: bytes) -> bool:
    """Return whether a file is an update, whoever has signed it."""
    return data[-_SEAL_BYTES:].startswith(_MARK)


def lacking_of(needs: Mapping[str, str]) -> str:
    """Return the first library that is not here in at least this release, with the release; empty if all are."""
    for name, least in needs.items():
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            found = ""
        if _release(found) < _release(least):
            return f"{name} {least}"
    return ""


def _release(text: str) -> tuple[int, ...]:
    """Return the numbers at the start of a release, such as (2, 10) for `2.10rc1`."""
    start = re.match(r"\d+(?:\.\d+)*", text)
    return tuple(int(part) for part in start[0].split(".")) if start else ()


@contextmanager
def _understanding(name: str) -> Iterator[None]:
    """Turn what is raised for a signed file that is no update into a fault."""
    try:
        yield
    except (*_UNREADABLE, UnsafeProgramError) as fault:
        raise StoreFault("update_broken", name=name) from fault
