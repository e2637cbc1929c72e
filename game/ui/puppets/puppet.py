"""A puppet as data: its parts, the joints that hold them, and its poses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Box = tuple[float, float, float, float]
"""x, y, width, height, in the puppet's own units."""

JOINTS = "joints.json"
_SVG = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A piece of leather: SVG elements whose 0, 0 is the joint that holds it at `at` on another part."""

    markup: str
    at: tuple[float, float]
    holder: str | None  # None: it hangs from the puppet itself


@dataclass(frozen=True)
class Pose:
    """Degrees of the joints, clockwise; a joint that is not named is at 0. Some parts are left out."""

    turns: Mapping[str, float]
    without: frozenset[str]


@dataclass(frozen=True)
class Puppet:
    """Parts from the hindmost to the foremost; `acts` are poses to be shown one after the other."""

    tall: float  # what is drawn at the size asked for
    box: Box  # holds every pose
    parts: Mapping[str, Part]
    poses: Mapping[str, Pose]
    acts: Mapping[str, tuple[str, ...]]

    def markup(self, name: str) -> str:
        """Return SVG elements of a pose. Raises `KeyError` for an unknown one."""
        pose = self.poses[name]
        shown = [part for part in self.parts if part not in pose.without]
        return "".join(f'<g transform="{self._place(part, pose)}">{self.parts[part].markup}</g>' for part in shown)

    def _place(self, name: str, pose: Pose) -> str:
        part = self.parts[name]
        own = f"translate({part.at[0]} {part.at[1]}) rotate({float(pose.turns.get(name, 0))})"
        return own if part.holder is None else f"{self._place(part.holder, pose)} {own}"


def load_puppet(folder: Path, who: str = "") -> Puppet:
    """Read `joints.json` and the drawings it names; `{who}` in a name of a drawing is filled in.

    Raises:
        OSError, ValueError, KeyError: a file is missing or spoilt. Puppets ship with the program.
    """
    raw = json.loads((folder / JOINTS).read_text(encoding="utf-8"))
    parts = {
        name: Part(_drawing(folder, entry.get("drawing", name).format(who=who)), tuple(entry["at"]), entry.get("on"))
        for name, entry in raw["parts"].items()
    }
    hidden = frozenset(raw["hidden"])
    poses = {name: _pose(entry, hidden) for name, entry in raw["poses"].items()}
    acts = {name: tuple(shown) for name, shown in raw["acts"].items()}
    return Puppet(raw["tall"], tuple(raw["box"]), parts, poses, acts)


def _pose(entry: Mapping[str, float | bool], hidden: frozenset[str]) -> Pose:
    """Return a pose: a part that it names is shown, turned by so many degrees, unless it says `false`."""
    gone = {name for name, turn in entry.items() if turn is False}
    return Pose(entry, (hidden - entry.keys()) | gone)


def _drawing(folder: Path, name: str) -> str:
    found = _SVG.search((folder / f"{name}.svg").read_text(encoding="utf-8"))
    if found is None:
        message = f"{folder / name}.svg is no drawing"
        raise ValueError(message)
    return found[1]
