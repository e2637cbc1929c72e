"""Caches of pictures that are limited in memory and end with the object that holds them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, ParamSpec, TypeVar
from weakref import WeakMethod

import pygame

T = TypeVar("T", bound=Hashable)
Given = ParamSpec("Given")
Made = TypeVar("Made")


class Kept(Generic[T]):
    """The latest pictures, together at most `most_bytes` (but always the last one)."""

    def __init__(self, most_bytes: float) -> None:
        self._most_bytes = most_bytes
        self._pictures: OrderedDict[T, pygame.Surface] = OrderedDict()
        self.bytes = 0

    def get(self, key: T, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """Return the picture of `key`, made now if it is not kept."""
        found = self._pictures.get(key)
        if found is None:
            found = self._pictures[key] = make()
            self.bytes += bytes_of(found)
            while self.bytes > self._most_bytes and len(self._pictures) > 1:
                self.bytes -= bytes_of(self._pictures.popitem(last=False)[1])
        else:
            self._pictures.move_to_end(key)
        return found


def loose(method: Callable[Given, Made]) -> Callable[Given, Made]:
    """Return a function that calls a bound method without keeping its object alive.

    An object that holds a cache of its own method is a circle, which only the garbage collector ends, minutes later.
    """
    held = WeakMethod(method)

    def call(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        found = held()
        if found is None:
            message = "the object of this method is gone"
            raise ReferenceError(message)
        return found(*args, **kwargs)

    return call


def bytes_of(picture: pygame.Surface) -> int:
    """Return the memory that the pixels of a picture take."""
    return picture.get_pitch() * picture.get_height()
