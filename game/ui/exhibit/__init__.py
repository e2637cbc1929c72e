"""Pictures of exhibits, each drawn as its channel looks."""

from game.ui.exhibit.face import ExhibitFace
from game.ui.exhibit.palette import Channel
from game.ui.exhibit.plan import ExhibitLook, Speaker

__all__ = ["Channel", "ExhibitFace", "ExhibitLook", "Speaker"]
