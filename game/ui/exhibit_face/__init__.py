"""Pictures of exhibits: messages to be judged, each drawn as its channel looks."""

from game.ui.exhibit_face.exhibit import Channel, ExhibitLook, Speaker
from game.ui.exhibit_face.face import ExhibitFace

__all__ = ["Channel", "ExhibitFace", "ExhibitLook", "Speaker"]
