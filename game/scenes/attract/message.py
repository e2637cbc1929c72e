"""The phone on the attract screen, and the messages that appear on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pygame

from game.content.model import Exhibit, Pack
from game.rules.draw import showcase
from game.scenes.core.context import SceneContext
from game.scenes.core.pack import exhibit_facts
from game.ui.controls.look import Look
from game.ui.draw.paint import drop, panel
from game.ui.exhibit import ExhibitLook
from game.ui.exhibit.cues import find_cues, marking_of, prepare
from game.ui.exhibit.setting import Passage, Ruler
from game.ui.type.fonts import BOLD, HEAVY
from game.ui.type.memory import Block
from game.ui.type.text import line_px

_MOST_LETTERS = 1.25
"""Of the letters of the shortest message that speaks alone: longer ones are too small to be read in passing."""
_AT_LEAST = 6
"""Messages of each verdict to choose from, even if they are longer."""
_ENOUGH = 2
"""Messages of each verdict that must have room."""
_LEADING, _SENDER_LEADING, _SENDER_LINES = 1.25, 1.2, 2


def shown_messages(context: SceneContext, phone: Phone) -> tuple[Exhibit, ...]:
    """Return the messages to be unmasked until somebody plays; once given away, they are the same ones again.

    Those that have room on the `phone` are taken; all of the short ones if there is none.
    """
    pack = context.pack
    fitting = [[each for each in short if phone.holds(each)] or short for short in _short_ones(pack)]
    short = {exhibit.id for exhibits in fitting for exhibit in exhibits}
    facts = [fact for fact in exhibit_facts(pack) if fact.id in short]
    by_id = {exhibit.id: exhibit for exhibit in pack.exhibits}
    return tuple(by_id[each] for each in showcase(facts, context.deck.deck))


def give_away(context: SceneContext, messages: Sequence[Exhibit]) -> None:
    """Remember that these are shown with their verdicts: they come last of all to be judged."""
    # The first is the newest: `showcase` begins with it.
    ids = tuple(exhibit.id for exhibit in reversed(messages))
    if ids and context.deck.deck.shown[-len(ids) :] != ids:
        context.deck.show(ids)


def has_enough(context: SceneContext, phone: Phone) -> bool:
    """Return whether enough of the messages to be unmasked have room on the `phone`."""
    return all(sum(map(phone.holds, short)) >= min(_ENOUGH, len(short)) for short in _short_ones(context.pack))


def _short_ones(pack: Pack) -> Iterator[list[Exhibit]]:
    """Yield the messages to choose from: scams, then genuine ones."""
    return (_short(pack, is_genuine=is_genuine) for is_genuine in (False, True))


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
    """A phone in `rect`; the sender's face stands on its upper left corner, `face`, `face_px` wide or less.

    A share of its screen, `hidden` (0–1), from below is not written on: the lowest `foot_px`.
    """

    def __init__(self, look: Look, rect: pygame.Rect, hidden: float, face_px: int) -> None:
        self._look, self.rect = look, rect
        units = look.measures.units
        rim = units(1.5)
        self._glass = rect.inflate(-2 * rim, -2 * rim)
        # Within its round corners.
        self.screen = self._glass.inflate(-2 * units(0.85), -2 * units(0.85))
        side = min(face_px, rect.height // 2, rect.width // 3)
        self.face = pygame.Rect(rect.x - side // 5, rect.y - side // 8, side, side)
        self.foot_px = int(self.screen.height * hidden)

    def paint(self, plate: pygame.Surface) -> None:
        """Draw the phone without a message."""
        units, theme = self._look.measures.units, self._look.theme
        drop(plate, self.rect, units(4), units(1), alpha=110, dy=units(1))
        case = panel(self.rect.size, units(4), theme.text, edge=theme.brass, edge_px=max(2, units(0.4)))
        plate.blit(case, self.rect)
        plate.blit(panel(self._glass.size, units(2.8), theme.card), self._glass)

    def holds(self, exhibit: Exhibit) -> bool:
        """Return whether sender and words have room, at least in the smallest type."""
        least, (width, height) = self._look.measures.smallest_px(), self._head.size
        sender = self._look.type.block(exhibit.sender, least, width, BOLD, leading=_SENDER_LEADING)
        room = self._bubble(max(height, sender.height))[1]
        words = self._look.type.block(_words(exhibit), least, room.width, HEAVY, leading=_LEADING)
        has_room = words.width <= room.width + 1 and words.height <= room.height
        return has_room and sender.width <= width + 1 and len(sender.lines) <= _SENDER_LINES

    def message(self, exhibit: Exhibit) -> Message:
        """Return the message as large as the screen, sender and words as large as they can be."""
        look, theme, units = self._look, self._look.theme, self._look.measures.units
        picture = pygame.Surface(self.screen.size, 0, 32)  # opaque: it is moved
        picture.fill(theme.card)
        small, least = look.measures.text_px("small"), look.measures.smallest_px()
        head = self._head
        box = (head.width, _SENDER_LINES * round(least * _SENDER_LEADING))
        name = look.type.fit(exhibit.sender, small, least, box, BOLD, leading=_SENDER_LEADING)
        head.height = max(head.height, name.height)
        look.type.draw(picture, name, (head.x, head.centery - name.height // 2), theme.card_ink_soft)
        bubble, room = self._bubble(head.height)
        paper = panel(bubble.size, units(2.5), theme.bubble, edge=theme.card_edge, edge_px=max(1, units(0.2)))
        picture.blit(paper, bubble)
        px = round(look.measures.text_px("question") / look.measures.text_scale**0.5)
        block = look.type.fit(_words(exhibit), px, least, room.size, HEAVY, leading=_LEADING)
        y = room.y + max(0, room.height - block.height) // 2
        look.type.draw(picture, block, (room.x, y), theme.card_ink)
        return Message(look, exhibit, picture, block, (room.x, y))

    @property
    def _head(self) -> pygame.Rect:
        """Where the sender is named on the screen, if in one line."""
        units = self._look.measures.units
        left, top = self.face.right - self.screen.x + units(1), units(0.5)
        high = self.face.bottom - self.screen.y - units(0.5)
        return pygame.Rect(left, top, self.screen.width - units(1.2) - left, high)

    def _bubble(self, head_px: int) -> tuple[pygame.Rect, pygame.Rect]:
        """Return the place of the words on the screen and the room in it, below a head so high."""
        units = self._look.measures.units
        bubble = pygame.Rect(0, units(0.5) + head_px, self.screen.width, 0)
        bubble.height = self.screen.height - self.foot_px - bubble.y
        return bubble, bubble.inflate(-2 * units(1.2), -units(0.5))


@dataclass(frozen=True)
class Message:
    """A message on the phone: its picture, and the words in it, a `block` at a place of the picture."""

    look: Look
    exhibit: Exhibit
    picture: pygame.Surface
    block: Block
    at: tuple[int, int]

    def marked(self) -> Message:
        """Return the message with the passages marked that tell what it is, as where it is judged."""
        exhibit, block, picture = self.exhibit, self.block, self.picture.copy()
        look = marking_of(self.look, is_genuine=exhibit.is_genuine)
        pitch, top = round(block.px * block.leading), look.type.covered(block, self.at).y
        passage = Passage(
            lines=block.lines,
            lefts=(self.at[0],) * len(block.lines),
            widths=tuple(look.type.width(line, block.px, block.weight) for line in block.lines),
            y=top - (pitch - line_px(block.px)) // 2,
            px=block.px,
            pitch=pitch,
            weight=block.weight,
            colour=look.theme.card_ink,
            number=0,
        )
        quotes = tuple(cue.quote for cue in exhibit.cues)
        words = ExhibitLook(exhibit.channel, "", exhibit.sender, None, None, (("them", _words(exhibit)),), quotes)
        for number, cue in enumerate(find_cues(words, (passage,), Ruler(look.type), 0), 1):
            prepare(cue, number, look).draw(picture, (0, 0), 1.0, look)
        return replace(self, picture=picture)


def _words(exhibit: Exhibit) -> str:
    return "\n".join(line.text for line in exhibit.lines)
