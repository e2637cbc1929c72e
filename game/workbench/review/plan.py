"""The table of the can game as an SVG drawing, for the web page and for paper. Lengths are cm of the table."""

from __future__ import annotations

from game.rules.table_plan import BOX_SIDE_CM, CAN_RADIUS_CM, LENGTH_CM, LINE_CM, WIDTH_CM
from game.ui.type.linebreak import wrap
from game.workbench.pages import page
from game.workbench.review.blocks import Drawing, width_em

_MARGIN_CM = 3.0
"""Around the table, for its rails."""
_NAME_CM, _LEAST_NAME_CM = 4.2, 2.4
_CLEAR_CM = 4.0
"""Width of a zone that its name leaves free: rails are thick."""

HEIGHT_FOR_WIDTH = (LENGTH_CM + 2 * _MARGIN_CM) / (WIDTH_CM + 2 * _MARGIN_CM)
"""Of the drawing."""


def plan_svg(drawing: Drawing, family: str = "inherit") -> str:
    """Return the drawing, the far edge at the top, with its words in the typeface `family`."""
    named = list(zip(drawing.plan.zones, drawing.names, strict=True))
    # Every name stands on one line of its zone, unless that would be too small.
    fitting = min((zone.width - _CLEAR_CM) / max(1.0, width_em(name)) for zone, name in named)
    size = max(_LEAST_NAME_CM, min(_NAME_CM, fitting))
    return page(
        "plan.svg",
        family=family,
        margin=_MARGIN_CM,
        width=WIDTH_CM,
        length=LENGTH_CM,
        hand_line=LINE_CM,
        can_radius=CAN_RADIUS_CM,
        box_side=BOX_SIDE_CM,
        size=size,
        zones=[(zone, wrap(name, width_em, (zone.width - _CLEAR_CM) / size)) for zone, name in named],
        plan=drawing.plan,
        names=drawing.names,
        line=drawing.line,
        player=drawing.player,
    )
