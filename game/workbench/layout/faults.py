"""What is wrong with a screen as it is laid out: every text and every control, compared with its place.

A scene is looked at while it is unpainted, and its type, which scenes share, is asked once.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import pygame

from game.content.findings import Path as PackPath
from game.scenes.can.push import CanPush
from game.scenes.core.base import Scene
from game.scenes.exhibit.exhibit import Exhibit
from game.scenes.staff.staff import Staff
from game.scenes.wheel.wheel import Wheel
from game.ui.controls.look import Look
from game.ui.controls.widgets import Button
from game.workbench.layout.unpainted import Blank, Written

Kind = Literal[
    "text",
    "exhibit",
    "on_table",
    "behind",
    "on_wheel",
    "meets",
    "spills",
    "covered",
    "target",
    "close",
    "high",
    "helpless",
]
"""What can be wrong.

- `text`: a text does not fit its place in its smallest type; `exhibit`: a whole exhibit does not.
- `on_table`: a name is wider than its place there; `behind`: something stands before it; `on_wheel`: it is too small.
- `meets`: two lines run into each other; `spills`: one leaves the screen or its button; `covered`: one is below a
  button, the table or a can.
- `target`: a control is too small for a finger or leaves the screen; `close`: two are too near to each other; `high`:
  one is out of reach in the upper part of an upright screen.
- `helpless`: the screen does not lead to help.
"""
_READABLE = 0.7
"""Letters on the wheel may be this share of the smallest type: where it stops the name is also written large."""
_WITHOUT_HELP = ("help", "oops")
_REACH = 0.4
"""Of an upright screen: the upper part that not everybody reaches."""


@dataclass(frozen=True)
class Fault:
    """Something that is wrong with a screen.

    Attributes:
        kind: what.
        texts: the words concerned, those at fault first; texts of the pack know their path.
        detail: what and where exactly, for whoever mends the program.
        path: the part of the pack that is at fault, where it is not these words.
    """

    kind: Kind
    texts: tuple[str, ...]
    detail: str
    path: PackPath = ()

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}"


def faults_of(scene: Scene) -> list[Fault]:
    """Return what is wrong with a scene that is unpainted."""
    written, own = written_on(scene), {button.name: _written_in(button, scene) for button in scene.buttons}
    found = [*_misfits(scene), *_names(scene), *_meetings(written), *_spilt(scene, written, own)]
    found += [*_covered(scene, written, own), *_controls(scene)]
    is_deaf = isinstance(scene, Staff) and scene.page.is_deaf
    if scene.name not in _WITHOUT_HELP and not is_deaf and "help" not in own:
        found.append(Fault("helpless", (), scene.name))
    return found


def written_on(scene: Scene) -> list[Written]:
    """Return every line of type on the screen, in the order in which it is painted, each once."""
    canvas = Blank(scene.measures.size)
    scene.draw(canvas)
    return list({line.key: line for line in canvas.written}.values())


def _written_in(button: Button, scene: Scene) -> list[Written]:
    """Return the lines of a button, where they are on the screen."""
    look = scene.context.look
    picture = button.picture_of(look)
    return [line.moved(button.extent(look.measures).topleft) for line in getattr(picture, "written", ())]


def _misfits(scene: Scene) -> Iterator[Fault]:
    misfits = list(scene.type.misfits)
    scene.type.misfits.clear()
    for misfit in misfits:
        yield Fault("text", misfit.texts, f"{' · '.join(misfit.texts)} in {misfit.box}")


def _names(scene: Scene) -> Iterator[Fault]:
    """Yield what is wrong with an exhibit as a whole, and with names on the table and the wheel."""
    if isinstance(scene, Exhibit) and scene.face.overflows:
        yield Fault("exhibit", (), scene.exhibit.id)
    if isinstance(scene, CanPush):
        yield from (Fault("on_table", (name,), name) for name in scene.face.names.overhangs)
        for number, obstacle in enumerate(scene.plan.obstacles):
            if behind := scene.face.names.behind(obstacle):
                yield Fault("behind", behind, f"{behind} behind {obstacle}", ("table", "obstacles", number))
    if isinstance(scene, Wheel):
        least_px = _READABLE * scene.measures.smallest_px()
        smallest_px = min(scene.wheel.label_px)  # the narrowest slice makes all other names small, too
        for look, px in zip(scene.wheel.looks, scene.wheel.label_px, strict=True):
            if px == smallest_px < least_px:
                yield Fault("on_wheel", (look.name,), f"{look.name} {px} px, least {least_px:.1f}")


def _meetings(written: Sequence[Written]) -> Iterator[Fault]:
    for one, other in combinations(written, 2):
        if one.letters.colliderect(other.letters) and one.text != other.text:  # the same twice is a shadow
            yield Fault("meets", (one.source, other.source), f"{one} over {other}")


def _spilt(scene: Scene, written: Sequence[Written], own: dict[str, list[Written]]) -> Iterator[Fault]:
    screen, look = _screen(scene), scene.context.look
    for line in written:
        if not screen.contains(line.letters):
            yield Fault("spills", (line.source,), f"{line} leaves the screen")
    for button in scene.buttons:
        for line in own[button.name]:
            if not _holds(button, line, look):
                yield Fault("spills", (line.source,), f"{line} leaves {button.name} {tuple(button.rect)}")


def _covered(scene: Scene, written: Sequence[Written], own: dict[str, list[Written]]) -> Iterator[Fault]:
    of_buttons = {line.key for lines in own.values() for line in lines}
    loose = [line for line in written if line.key not in of_buttons]
    over = [(button.name, button.rect) for button in scene.buttons if button.kind != "picture"]
    if isinstance(scene, CanPush):
        loose = [line for line in loose if not scene.face.rect.contains(line.letters)]
        over += [("the table", scene.face.rect), *(("a can", extent) for extent in scene.motion.extents())]
    for name, rect in over:
        for line in loose:
            if rect.colliderect(line.letters):
                yield Fault("covered", (line.source,), f"{line} below {name} {tuple(rect)}")


def _controls(scene: Scene) -> Iterator[Fault]:
    measures, screen = scene.measures, _screen(scene)
    least = max(0.11 * measures.short_px, 20 * measures.px_per_mm) - 0.5
    least_gap = 0.02 * measures.short_px - 0.5
    for button in scene.buttons:
        told = (button.label or button.name,)
        if not screen.contains(button.rect) or min(button.rect.size) < least:
            yield Fault("target", told, f"{button.name} {tuple(button.rect)}, least {least:.1f}")
        # On a squarish upright screen the code is read beside the text; what its touch does the button below does, too.
        is_asked = measures.is_tall or (measures.is_portrait and button.kind != "picture")
        if is_asked and button.rect.top < _REACH * measures.height:
            yield Fault("high", told, f"{button.name} {tuple(button.rect)}")
    for one, other in combinations(scene.buttons, 2):
        if (gap := _gap(one.rect, other.rect)) < least_gap:
            both = (one.label or one.name, other.label or other.name)
            yield Fault("close", both, f"{one.name} and {other.name} {gap} px apart, least {least_gap:.1f}")


def _gap(one: pygame.Rect, other: pygame.Rect) -> int:
    """Return how far apart two rectangles are, px; negative where they overlap."""
    return max(one.left - other.right, other.left - one.right, one.top - other.bottom, other.top - one.bottom)


def _holds(button: Button, line: Written, look: Look) -> bool:
    """Return whether a line is within the outline of a button; the ends of a chip are half circles."""
    if line.text == button.badge:
        return button.extent(look.measures).contains(line.letters)
    if button.kind not in ("quiet", "help"):
        return button.rect.contains(line.letters)
    radius = button.rect.height / 2
    left, right, letters = button.rect.left + radius, button.rect.right - radius, line.letters
    corners = [(x, y) for x in (letters.left, letters.right) for y in (letters.top, letters.bottom)]
    return all(math.dist((x, y), (min(max(x, left), right), button.rect.centery)) <= radius for x, y in corners)


def _screen(scene: Scene) -> pygame.Rect:
    return pygame.Rect((0, 0), scene.measures.size)
