"""The screen: is the smallest text readable from where people stand."""

from __future__ import annotations

from game.kiosk.contexts import readable
from game.kiosk.doctor.machine import Machine, Screen
from game.kiosk.doctor.verdict import Verdict, amber, green, red
from game.ui.measures import Measures

READABLE_MM, LEAST_MM = 7.0, 4.5
"""Type size of the smallest text from 60 cm: comfortable at 60 years of age, and readable at all. 8 mm are aimed at."""
COARSE_PX = 18
"""A Chinese character of fewer pixels loses strokes."""
DIFFERENT = 0.15
"""The panel's own diagonal may be that much off, rounded as it is to whole centimetres and inches."""


def check_screen(machine: Machine) -> Verdict:
    """The smallest text is large enough, and the diagonal that sizes are reckoned from is the panel's."""
    screen = machine.screen()
    if screen.size is None:
        return red("screen.none")
    width, height = screen.size
    if readable(screen.size) != screen.size:
        return red("screen.tiny", width=width, height=height)
    return _text(screen, width, height)


def _text(screen: Screen, width: int, height: int) -> Verdict:
    inches = screen.panel_inch or screen.diagonal_inch
    # What is drawn follows the diagonal that was set; how large it comes out, the panel's own.
    text_px = Measures(width, height, screen.diagonal_inch, screen.text_scale).text_px("small")
    text_mm = round(text_px / Measures(width, height, inches).px_per_mm, 1)
    values = {"width": width, "height": height, "inches": f"{inches:g}", "text_mm": f"{text_mm:g}"}
    if abs(inches - screen.diagonal_inch) > DIFFERENT * inches:
        return amber("screen.other_size", **values, set_inches=f"{screen.diagonal_inch:g}")
    if text_mm < LEAST_MM:
        return red("screen.small", **values)
    if text_mm < READABLE_MM:
        return amber("screen.smallish", **values)
    if text_px < COARSE_PX:
        return amber("screen.coarse", **values)
    return green("screen.fine" if screen.panel_inch else "screen.fine_as_set", **values)
