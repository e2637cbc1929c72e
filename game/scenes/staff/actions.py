"""What the records tell of a control that staff have tapped."""

from __future__ import annotations

from game.scenes.core.context import SceneContext
from game.scenes.core.staff_desk import Trial
from game.ui.controls.widgets import Button


def told_action(context: SceneContext, button: Button, trial: Trial | None) -> tuple[str, str]:
    """Return action and detail of a control that changes the machine; two empty texts for any other."""
    audio = context.audio
    if button.name == "volume":
        return "volume", audio.volume
    if button.name == "low":
        return "low", "off" if context.look.measures.is_low else "on"
    if button.name == "hush" or isinstance(button.value, tuple):
        return "quiet_hours", audio.quiet.text()
    if button.name == "put_on" and trial is not None and trial.summary is not None:
        return "pack_put_on", trial.summary.file
    return ("pack_rolled_back", "") if button.name == "roll_back" else ("", "")
