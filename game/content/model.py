"""Frozen pydantic models of a pack, over text that has been read and renamed.

Every scalar arrives as text (see `game.content.tree.tree`); the models convert it. Keys are English here;
`game.content.fields.names` holds the Chinese ones. `game.content.checks.lengths` checks lengths, which depend on the
language.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from game.words import Language

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def _plain_date(value: object) -> object:
    """Accept only `2026-06-01` as a date: pydantic alone would read `20260601` as seconds since 1970."""
    if not isinstance(value, str):
        return value
    parts = _DATE.fullmatch(value.strip())
    if parts is None:
        raise PydanticCustomError("date_form", "not written as year-month-day")
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3]))
    except ValueError:
        raise PydanticCustomError("date_impossible", "no such day") from None


Text = Annotated[str, Field(min_length=1)]
# No screen shows more; without an upper bound a hostile file could hold 200,000.
MOST = 20
Identifier = Annotated[str, Field(pattern=r"^[a-z\u3400-\u9fff][a-z0-9_\u3400-\u9fff]{1,39}$")]
Channel = Literal["sms", "chat", "call", "app", "parcel", "email", "door", "notice", "post"]
Verdict = Literal["scam", "genuine"]
Judging = Literal["cards", "spoken"]
Edge = Literal["rail", "open"]
ObstacleKind = Literal["can", "box"]
Friction = Literal["slick", "normal", "rough"]
Deal = Literal["fixed", "every visit"]
Needs = Literal["sharp_eye", "look_twice"]
Switch = Literal["on", "off"]
Day = Annotated[date, BeforeValidator(_plain_date)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
MOST_PLACES = 5
"""Rows of a table, and places of a row: names on more of them would be too small to read."""
# A place is a scam's name or id, or one of `fields.names.PLACES`; `checks.table` reports an empty one.
Row = Annotated[tuple[str, ...], Field(min_length=1, max_length=MOST_PLACES)]


class Part(BaseModel):
    """Base of every part of a pack: immutable, and unknown keys are errors."""

    may_be_text: ClassVar[bool] = False  # whether a text may stand in place of the entries
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(Part):
    """Where facts were published: the outlet's name and the date as printed, never an address."""

    outlet: Text
    date: Text


class Feature(Part):
    """A characteristic of a scam, and why it is one."""

    text: Text
    why: Text


class Decoy(Part):
    """A statement that is false for this scam in every variant, and why it is."""

    text: Text
    why_not: Text


class Scam(Part):
    """One kind of scam: one slice of the wheel. `tonight` "off" leaves it out, with what is about it."""

    id: Identifier
    name: Text
    icon: Text
    odds: Annotated[float, Field(gt=0, le=100)] = 1.0
    tonight: Switch | None = None
    gist: Text | None = None
    openings: Annotated[tuple[Text, ...], Field(min_length=1, max_length=MOST)]
    features: Annotated[tuple[Feature, ...], Field(min_length=6, max_length=MOST)]
    decoys: Annotated[tuple[Decoy, ...], Field(min_length=4, max_length=MOST)]
    defence: Text
    sign: Text
    recall: Text
    answer: Text | None = None  # to `recall`; `sign` where there is none
    source: Source


class Line(Part):
    """One line of an exhibit. `speaker` is `them` for whoever approaches the visitor, `me` for the reply."""

    may_be_text: ClassVar[bool] = True
    speaker: Literal["them", "me"] = "them"
    text: Text


class Cue(Part):
    """A passage that gives an exhibit away (or speaks for it), quoted exactly from a line."""

    quote: Text
    label: Text
    why: Text


class Exhibit(Part):
    """A message, call, page, parcel or visit that the player judges as genuine or scam.

    `scam` is the name or id of the kind of a scam, `near` that of the kind which a genuine one looks like. `tonight`
    "off" leaves it out of the games.
    """

    id: Identifier
    channel: Channel
    verdict: Verdict
    scam: Text | None = None
    near: Text | None = None
    tonight: Switch | None = None
    setting: Text | None = None
    sender: Text
    subject: Text | None = None
    button: Text | None = None
    lines: Annotated[tuple[Line, ...], Field(min_length=1, max_length=MOST)]
    cues: Annotated[tuple[Cue, ...], Field(min_length=1, max_length=3)]
    explanation: Text
    action: Text
    source: Source | None = None
    picture: Text | None = None  # a photo in the pack's folder, shown beside the text

    @property
    def is_genuine(self) -> bool:
        """Whether trusting this exhibit is right."""
        return self.verdict == "genuine"

    @model_validator(mode="before")
    @classmethod
    def _plain_lines(cls, data: object) -> object:
        """Read a line that is plain text (their words), or `them: …` / `me: …`."""
        if isinstance(data, dict) and isinstance(data.get("lines"), (list, tuple)):
            data = {**data, "lines": [_line(line) for line in data["lines"]]}
        return data


class Obstacle(Part):
    """Something that stands on the table of the can game, placed by its middle."""

    kind: ObstacleKind
    across: Percent  # from the left edge, in percent of the table
    along: Percent  # from the player's edge, in percent of the table


class Table(Part):
    """The seating plan of the can game: rows from the farthest, left to right; equal neighbours are one zone.

    With `deal` "every visit" the scams change places among themselves before each visit; the red zone stays.
    """

    rows: Annotated[tuple[Row, ...], Field(min_length=1, max_length=MOST_PLACES)]
    left: Edge = "rail"
    right: Edge = "rail"
    far: Edge = "open"
    obstacles: Annotated[tuple[Obstacle, ...], Field(max_length=6)] = ()
    friction: Friction = "normal"
    pushes: Annotated[int, Field(ge=1, le=5)] = 3
    deal: Deal | None = None


class Prize(Part):
    """One kind of prize. `needs` is the badge that a visit must earn for it; the second one is also had with the first.

    `stock` is how many pieces there are when the pack is first played; the records count from then on.
    """

    id: Identifier
    name: Text
    stock: Annotated[int, Field(ge=1, le=9999)]
    per_hour: Annotated[int, Field(ge=1, le=9999)] | None = None
    needs: Needs | None = None


class Prizes(Part):
    """What is drawn after a visit: a ticket for every piece that is left, and those of the consolation."""

    consolation: Text
    consolation_tickets: Annotated[int, Field(ge=1, le=9999)]
    kinds: Annotated[tuple[Prize, ...], Field(min_length=1, max_length=6)]


class Rule(Part):
    """A rule of thumb. `fits` are names or ids of the scams that it helps against most; none for all of them."""

    may_be_text: ClassVar[bool] = True
    text: Text
    fits: Annotated[tuple[Text, ...], Field(max_length=12)] = ()

    @model_validator(mode="before")
    @classmethod
    def _plain_text(cls, data: object) -> object:
        return {"text": data} if isinstance(data, str) else data


class Takeaway(Part):
    """The fixed words of the text that goes home."""

    heading: Text
    closing: Text


class Pack(Part):
    """The whole content of one stall."""

    title: Text
    language: Language
    organiser: Text
    reviewed: Day
    expires: Day
    judging: Judging = "cards"
    name_count: Annotated[int, Field(ge=1, le=3)] = 2
    scams: Annotated[tuple[Scam, ...], Field(min_length=4, max_length=12)]
    exhibits: Annotated[tuple[Exhibit, ...], Field(min_length=2)]
    table: Table | None = None
    prizes: Prizes | None = None
    rules_of_thumb: Annotated[tuple[Rule, ...], Field(min_length=1, max_length=MOST)]
    takeaway: Takeaway
    logo: Text | None = None  # a picture in the pack's folder, as those of exhibits


def _line(value: object) -> object:
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, dict) and len(value) == 1:
        ((speaker, text),) = value.items()
        if speaker in {"them", "me"}:
            return {"speaker": speaker, "text": text}
    return value
