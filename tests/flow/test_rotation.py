"""A turned panel, through the real loop: what is seen is the upright picture turned, and touches hit what is seen."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pygame
import pytest

from game.app.wiring import build_shell, load_playable
from game.kiosk import rotation
from game.kiosk.live import FRAME_S
from game.kiosk.rotation import TILE_PX, TurnedWindow
from game.kiosk.settings import Settings
from game.ui.sound import Silence
from game.workbench.rehearsal.hands import Hands
from game.workbench.rehearsal.self_play import SelfPlay
from tests.content.sample import TODAY
from tests.stall import SMALL, STEP_S, places

TURNS = (90, 180, 270)


class Panel(Hands):
    """Hands on a turned panel: they know where things are seen, and send what the panel reports."""

    def __init__(self, degrees: int, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
        self.shown, self.degrees = pygame.Surface(size, 0, 32), degrees
        self.updated: list[pygame.Rect] = []
        monkeypatch.setattr(rotation, "present", self.updated.extend)
        monkeypatch.setattr(rotation, "resurface", self.resized)
        self.window = TurnedWindow(self.shown, degrees)
        settings = Settings(is_debug=True)
        playable = load_playable(places(), settings, TODAY)
        shell = build_shell(
            self.window.surface,
            self.window.present,
            places(),
            settings,
            playable,
            rng=random.Random(7),
            audio=Silence(),
        )
        shell._resurface = self.window.resurface
        super().__init__(shell, step_s=STEP_S)

    def resized(self, size: tuple[int, int]) -> pygame.Surface:
        self.shown = pygame.Surface(size, 0, 32)
        return self.shown

    def frame(self, events: Iterable[pygame.event.Event] = (), dt: float = FRAME_S) -> bool:
        return super().frame([self.window.upright(self.reported(event)) for event in events], dt)

    def reported(self, event: pygame.event.Event) -> pygame.event.Event:
        """What the panel says of a touch at this place of the upright picture."""
        if "pos" in event.dict:
            width, height = self.shell.surface.get_size()
            x, y = event.pos
            pos = {90: (height - 1 - y, x), 180: (width - 1 - x, height - 1 - y), 270: (y, width - 1 - x)}[self.degrees]
            return pygame.event.Event(event.type, {**event.dict, "pos": pos})
        x, y = event.x, event.y
        u, v = {90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}[self.degrees]
        return pygame.event.Event(event.type, {**event.dict, "x": u, "y": v})

    @property
    def is_faithful(self) -> bool:
        """Whether every pixel that is seen is that of the upright picture, turned clockwise."""
        turned = pygame.transform.rotate(self.shell.surface, -self.degrees)
        return pygame.image.tobytes(turned, "RGB") == pygame.image.tobytes(self.shown, "RGB")


@pytest.mark.parametrize("degrees", TURNS)
@pytest.mark.parametrize("by", ["finger", "mouse"])
def test_a_whole_visit_on_a_turned_panel(degrees: int, by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = Panel(degrees, SMALL, monkeypatch)
    panel.by = "finger" if by == "finger" else "mouse"
    upright = SMALL if degrees == 180 else SMALL[::-1]
    assert panel.shell.surface.get_size() == upright
    seen = []
    for moment in SelfPlay(panel).play("wheel"):
        seen.append(moment)
        assert panel.is_faithful, moment
    assert seen[-1] == "result"
    bounds = panel.shown.get_rect()
    assert all(bounds.contains(rect) for rect in panel.updated)
    assert any(rect.size != bounds.size for rect in panel.updated), "only what has changed is turned"


@pytest.mark.parametrize(("degrees", "corner"), [(90, (639, 0)), (180, (639, 359)), (270, (0, 359))])
def test_it_is_turned_clockwise(degrees: int, corner: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    panel = Panel(degrees, SMALL, monkeypatch)
    panel.window.surface.fill((0, 0, 0))
    panel.window.surface.set_at((0, 0), (255, 0, 0))
    panel.window.present([panel.window.surface.get_rect()])
    assert panel.shown.get_at(corner)[:3] == (255, 0, 0)
    assert panel.is_faithful


@pytest.mark.parametrize("degrees", TURNS)
def test_parts_of_any_size_and_beyond_the_edge_are_shown_where_they_belong(
    degrees: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, chance = Panel(degrees, (641, 361), monkeypatch), random.Random(degrees)
    panel.window.present([panel.window.surface.get_rect()])
    for _ in range(60):
        rect = pygame.Rect(*(chance.randint(-50, 400) for _ in range(2)), *(chance.randint(0, 300) for _ in range(2)))
        panel.window.surface.fill([chance.randrange(256) for _ in range(3)], rect)
        panel.window.present([rect])
        assert panel.is_faithful, rect
    assert max(rect.width for rect in panel.updated) > TILE_PX


@pytest.mark.parametrize("degrees", TURNS)
def test_a_window_that_changes_its_size_is_laid_out_anew(degrees: int, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = Panel(degrees, SMALL, monkeypatch)
    event = pygame.event.Event(pygame.VIDEORESIZE, size=(700, 400), w=700, h=400)
    told = panel.window.upright(event)
    assert told.size == (told.w, told.h) == ((700, 400) if degrees == 180 else (400, 700))
    # As SDL tells it, and so that the surface of the window is another one.
    monkeypatch.setattr(rotation, "resurface", lambda size: panel.resized((700, 400)))
    panel.shell.run_frame([told], 0.0)
    panel.frame()
    assert panel.shell.surface.get_size() == told.size
    assert panel.is_faithful


def test_other_events_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    window = Panel(90, SMALL, monkeypatch).window
    key = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0)
    monkeypatch.setattr(pygame.event, "get", lambda: [key])
    assert list(window.read()) == [key]
