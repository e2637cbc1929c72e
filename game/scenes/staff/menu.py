"""The pages that the first one leads to, in their order: a page is a file of its own and a line here."""

from __future__ import annotations

from game.scenes.staff.packs import Packs
from game.scenes.staff.panel import Page
from game.scenes.staff.settings import Settings

MENU: tuple[type[Page], ...] = (Settings, Packs)
