"""Keys as a part of the stream of touches: arrows, Enter and the space bar, Esc, digits, and the operator's chord."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from types import MappingProxyType

import pygame


@dataclass(frozen=True)
class Step:
    """An arrow key: one control further in this direction, of which one number is 0 and the other 1 or -1."""

    dx: int
    dy: int


@dataclass(frozen=True)
class Enter:
    """Enter or the space bar went down on a control, or up."""

    is_down: bool
    is_space: bool = False


@dataclass(frozen=True)
class Back:
    """Esc."""


@dataclass(frozen=True)
class Typed:
    """A digit, a capital letter (whether or not Shift is held), a dash, or with `"erase"` the backspace key."""

    key: str


@dataclass(frozen=True)
class End:
    """Ctrl + Alt + Q, by which an operator ends the program."""


Key = Step | Enter | Back | Typed | End

_STEPS = MappingProxyType(
    {
        pygame.K_LEFT: Step(-1, 0),
        pygame.K_RIGHT: Step(1, 0),
        pygame.K_UP: Step(0, -1),
        pygame.K_DOWN: Step(0, 1),
    }
)
_ENTER = frozenset({pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE})
_TYPED = MappingProxyType(
    {
        pygame.K_BACKSPACE: Typed("erase"),
        **{pygame.K_0 + digit: Typed(str(digit)) for digit in range(10)},
        **{pygame.K_KP_1 + digit - 1: Typed(str(digit)) for digit in range(1, 10)},
        pygame.K_KP_0: Typed("0"),
        **{pygame.K_a + place: Typed(letter) for place, letter in enumerate(ascii_uppercase)},
        pygame.K_MINUS: Typed("-"),
        pygame.K_KP_MINUS: Typed("-"),
    }
)
_LETTERS = range(pygame.K_a, pygame.K_z + 1)
"""Scanners hold Shift for capital letters."""
_CHORD = (pygame.KMOD_CTRL, pygame.KMOD_ALT)
_MODIFIERS = pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META | pygame.KMOD_SHIFT


def keys_in(event: pygame.event.Event) -> Iterator[Key]:
    """Yield what a key event means to the kiosk; with a modifier only the chord means anything."""
    modifiers = getattr(event, "mod", 0)
    if event.type == pygame.KEYUP:
        if event.key in _ENTER:  # whatever else is held: the control must come up again
            yield Enter(is_down=False)
    elif event.key == pygame.K_q and all(modifiers & part for part in _CHORD):
        yield End()
    elif event.key in _TYPED and not modifiers & _MODIFIERS & ~(pygame.KMOD_SHIFT if event.key in _LETTERS else 0):
        yield _TYPED[event.key]
    elif not modifiers & _MODIFIERS:
        if event.key in _STEPS:
            yield _STEPS[event.key]
        elif event.key in _ENTER:
            yield Enter(is_down=True, is_space=event.key == pygame.K_SPACE)
        elif event.key == pygame.K_ESCAPE:
            yield Back()
