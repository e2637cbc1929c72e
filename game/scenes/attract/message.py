"""The phone on the attract screen, and the messages that appear on it."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.content.model import Exhibit, Pack
from game.rules.draw import showcase
from game.scenes.core.context import SceneContext
from game.scenes.core.pack import exhibit_facts
from game.ui.controls.look import Look
from game.ui.draw.paint import drop, panel
from game.ui.measures import LINE_HEIGHT
from game.ui.type.fonts import BOLD, HEAVY

_MOST_LETTERS = 1.25
"""Of the letters of the shortest message that speaks alone: longer ones are too small to be read in passing."""
_AT_LEAST = 6
"""Messages of each verdict to choose from, even if they are longer."""
_FACE = 17
"""Side of the sender's face, in units of the grid."""


def shown_messages(context: SceneContext) -> tuple[Exhibit, ...]:
    """Return the messages to be unmasked until somebody plays; once given away, they are the same ones again."""
    pack = context.pack
    short = {exhibit.id for is_genuine in (False, True) for exhibit in _short(pack, is_genuine=is_genuine)}
    facts = [fact for fact in exhibit_facts(pack) if fact.id in short]
    by_id = {exhibit.id: exhibit for exhibit in pack.exhibits}
    return tuple(by_id[each] for each in showcase(facts, context.deck.deck))


def give_away(context: SceneContext, messages: Sequence[Exhibit]) -> None:
    """Remember that these are shown with their verdicts: they come last of all to be judged."""
    # The first is the newest: `showcase` begins with it.
    ids = tuple(exhibit.id for exhibit in reversed(messages))
    if ids and context.deck.deck.shown[-len(ids) :] != ids:
        context.deck.show(ids)


def _short(pack: Pack, *, is_genuine: bool) -> list[Exhibit]:
    """Return the messages of one verdict that are short and are no talk."""
    of_verdict = [exhibit for exhibit in pack.exhibits if exhibit.is_genuine is is_genuine]
    found = [each for each in of_verdict if all(line.speaker == "them" for line in each.lines)] or of_verdict
    found.sort(key=_letters)
    limit = _letters(found[0]) * _MOST_LETTERS if found else 0
    return [each for number, each in enumerate(found) if number < _AT_LEAST or _letters(each) <= limit]


def _letters(exhibit: Exhibit) -> int:
    return sum(len(line.text) for line in exhibit.lines)


class Phone:
    """A phone in `rect`; the sender's face stands on its upper left corner, `face`."""

    def __init__(self, look: Look, rect: pygame.Rect) -> None:
        self._look, self.rect = look, rect
        units = look.measures.units
        rim = units(1.5)
        self._glass = rect.inflate(-2 * rim, -2 * rim)
        # Within its round corners.
        self.screen = self._glass.inflate(-2 * units(0.85), -2 * units(0.85))
        side = min(units(_FACE), rect.height // 2, rect.width // 3)
        self.face = pygame.Rect(rect.x - side // 5, rect.y - side // 8, side, side)

    def paint(self, plate: pygame.Surface) -> None:
        """Draw the phone without a message."""
        units, theme = self._look.measures.units, self._look.theme
        drop(plate, self.rect, units(4), units(1), alpha=110, dy=units(1))
        case = panel(self.rect.size, units(4), theme.text, edge=theme.brass, edge_px=max(2, units(0.4)))
        plate.blit(case, self.rect)
        plate.blit(panel(self._glass.size, units(2.8), theme.card), self._glass)

    def message(self, exhibit: Exhibit, foot_px: int) -> pygame.Surface:
        """Return a picture as large as the screen with sender and words, as large as they can be.

        The lowest `foot_px` are left free.
        """
        look, theme, units = self._look, self._look.theme, self._look.measures.units
        picture = pygame.Surface(self.screen.size, 0, 32)  # opaque: it is moved
        picture.fill(theme.card)
        inset = units(1.2)
        head = pygame.Rect(self.face.right - self.screen.x + units(1), units(0.5), 0, self.face.bottom - self.screen.y)
        head.width = picture.get_width() - inset - head.x
        small, least = look.measures.text_px("small"), look.measures.smallest_px()
        name = look.type.fit(exhibit.sender, small, least, (head.width, 2 * least * LINE_HEIGHT), BOLD)
        head.height = max(head.height - units(0.5), name.height)
        look.type.draw(picture, name, (head.x, head.centery - name.height // 2), theme.card_ink_soft)
        bubble = pygame.Rect(0, head.bottom, picture.get_width(), 0)
        bubble.height = picture.get_height() - foot_px - bubble.y
        picture.blit(
            panel(bubble.size, units(2.5), theme.bubble, edge=theme.card_edge, edge_px=max(1, units(0.2))), bubble
        )
        text = "\n".join(line.text for line in exhibit.lines)
        room = bubble.inflate(-2 * units(1.2), -units(0.5))
        px = round(look.measures.text_px("question") / look.measures.text_scale**0.5)
        block = look.type.fit(text, px, least, room.size, HEAVY, leading=1.25)
        look.type.draw(picture, block, (room.x, room.centery - block.height // 2), theme.card_ink)
        return picture
