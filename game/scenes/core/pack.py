"""A pack as screens need it: texts with their path, exhibits for the rules, and the words of cards."""

from __future__ import annotations

from typing import TypeVar

from game.content.model import Cue, Exhibit, Pack, Part, Scam
from game.content.photos import Photo
from game.rules.challenge import Card
from game.rules.draw import ExhibitFacts
from game.rules.score import Answer
from game.rules.visit import MESSAGES, Visit
from game.rules.visit import has_more_messages as has_more_of
from game.rules.visit import with_messages as planned_with
from game.scenes.core.context import SceneContext
from game.ui.exhibit import ExhibitLook
from game.ui.type.pack_text import PackPath, PackText

PartT = TypeVar("PartT", bound=Part)


def located(part: PartT, path: PackPath = ()) -> PartT:
    """Return an equal part of a pack in which every text is a `PackText`; `path` is that of the part."""
    names = type(part).model_fields
    return part.model_copy(update={name: _located(getattr(part, name), (*path, name)) for name in names})


def _located(value: object, path: PackPath) -> object:
    if isinstance(value, str):
        return PackText(value, path)
    if isinstance(value, Part):
        return located(value, path)
    if isinstance(value, tuple):
        return tuple(_located(item, (*path, index)) for index, item in enumerate(value))
    return value


def in_reading_order(exhibit: Exhibit) -> Exhibit:
    """Return the exhibit with its cues in the order in which their quotes stand in the message."""
    texts = [line.text for line in exhibit.lines]

    def place(cue: Cue) -> tuple[int, int]:
        found = ((number, text.find(cue.quote)) for number, text in enumerate(texts) if cue.quote in text)
        return next(found, (len(texts), 0))

    return exhibit.model_copy(update={"cues": tuple(sorted(exhibit.cues, key=place))})


def exhibit_facts(pack: Pack) -> tuple[ExhibitFacts, ...]:
    """Return one entry for each exhibit, what it is about as an index into `pack.scams`."""
    index_of = {name: index for index, scam in enumerate(pack.scams) for name in (scam.name, scam.id)}
    return tuple(
        ExhibitFacts(exhibit.id, exhibit.is_genuine, index_of.get(exhibit.scam or exhibit.near or ""))
        for exhibit in pack.exhibits
    )


def answer_of(pack: Pack, exhibit: Exhibit, *, said_genuine: bool, after_s: float = 0.0) -> Answer:
    """Return what the player said of an exhibit of the pack, `after_s` seconds after it was shown."""
    about = next(fact.scam for fact in exhibit_facts(pack) if fact.id == exhibit.id)
    return Answer(exhibit.id, exhibit.is_genuine, said_genuine, about, round(after_s * 1000))


def with_messages(context: SceneContext, visit: Visit, count: int = MESSAGES) -> Visit:
    """Return the visit with `count` messages to judge, drawn from the deck, which remembers them."""
    planned = planned_with(visit, exhibit_facts(context.pack), context.deck.deck, context.rng, count)
    context.deck.show(planned.exhibits[len(visit.exhibits) :])
    return planned


def has_more_messages(context: SceneContext, visit: Visit) -> bool:
    """Return whether the pack gives this visit another message; nothing is drawn from the deck."""
    return has_more_of(visit, exhibit_facts(context.pack))


def card_words(scam: Scam, card: Card) -> tuple[str, str]:
    """Return the text of a card of `scam`, and why it is true of it or not."""
    if card.is_feature:
        feature = scam.features[card.index]
        return feature.text, feature.why
    decoy = scam.decoys[card.index]
    return decoy.text, decoy.why_not


def logo_of(context: SceneContext) -> Photo | None:
    """Return the organiser's own logo; None where there is none that can be shown."""
    return None if context.pack.logo is None else context.photos.get(context.pack.logo)


def look_of(exhibit: Exhibit, context: SceneContext) -> ExhibitLook:
    """Return an exhibit as it is drawn."""
    return ExhibitLook(
        channel=exhibit.channel,
        channel_name=context.words(f"channel.{exhibit.channel}"),
        sender=exhibit.sender,
        subject=exhibit.subject,
        button=exhibit.button,
        lines=tuple((line.speaker, line.text) for line in exhibit.lines),
        quotes=tuple(cue.quote for cue in exhibit.cues),
        photo=None if exhibit.picture is None else context.photos.get(exhibit.picture),
    )
