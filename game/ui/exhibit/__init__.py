"""Pictures of exhibits, each drawn as its channel looks."""

from game.ui.exhibit.exhibit import Channel, ExhibitLook, Speaker
from game.ui.exhibit.face import ExhibitFace

__all__ = ["Channel", "ExhibitFace", "ExhibitLook", "Speaker"]
