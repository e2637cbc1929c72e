"""The staff screen: the panel, which begins with the page that leads to all others."""

from __future__ import annotations

from typing import ClassVar

from game.rules.visit import Visit
from game.scenes.core.context import SceneContext
from game.scenes.staff.home import Home
from game.scenes.staff.panel import Panel
from game.scenes.staff.pin_page import PinPage


class Staff(Panel):
    """The panel of this kiosk."""

    name: ClassVar[str] = "staff"

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit, Home)


class FirstStaff(Staff):
    """The panel after PINs were chosen on a machine whose key nobody has yet: it begins with that."""

    name: ClassVar[str] = "staff_first"

    def __init__(self, context: SceneContext, visit: Visit) -> None:
        super().__init__(context, visit)
        self.pages.append(PinPage(self))
