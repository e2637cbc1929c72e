"""What a scene may use: one frozen value, built in `game.app.wiring`."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

import pygame

from game.content.model import Pack
from game.scenes.core.staff_desk import StaffDesk
from game.ui.controls.look import Look
from game.ui.sound import Audio
from game.words import Language, Words

Shared = TypeVar("Shared")


@dataclass(frozen=True)
class SceneContext:
    """Everything a scene may do besides drawing on the surface it is given.

    Attributes:
        words: interface words in the visitor's language, like the pack.
        rng: the only source of chance.
        backdrop: paints a new background of the whole screen, which is then the caller's. None is kept: at 4K one
            takes 33 MB, and painting it is a matter of milliseconds.
        is_calm: fewer and smaller movements (少动画).
        languages: those the visitor can choose between.
        desk: what staff may ask of the machine; None where there is no machine (demo, tests).
        shared: pictures that several scenes use, built once; cleared when the look changes.
    """

    look: Look
    words: Words
    pack: Pack
    rng: random.Random
    audio: Audio
    backdrop: Callable[[], pygame.Surface]
    is_calm: bool = False
    languages: tuple[Language, ...] = ("zh",)
    desk: StaffDesk | None = None
    shared: dict[object, object] = field(default_factory=dict, repr=False)

    def once(self, key: object, build: Callable[[SceneContext], Shared]) -> Shared:
        """Return what is shared under `key`, built on first use."""
        if key not in self.shared:
            self.shared[key] = build(self)
        return cast("Shared", self.shared[key])
