"""All checks of the machine by name, in the order in which staff read them. A new check is a function and a line here.

Its sentences are in `assets/text/<language>/doctor.json`, its name there under `names`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.kiosk.doctor.clock import check_clock
from game.kiosk.doctor.code import check_code
from game.kiosk.doctor.disk import check_disk
from game.kiosk.doctor.history import check_history
from game.kiosk.doctor.pack import check_pack
from game.kiosk.doctor.records import check_records
from game.kiosk.doctor.screen import check_screen
from game.kiosk.doctor.sound import check_sound
from game.kiosk.doctor.stock import check_stock
from game.kiosk.doctor.verdict import Check

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "screen": check_screen,
        "sound": check_sound,
        "disk": check_disk,
        "records": check_records,
        "history": check_history,
        "pack": check_pack,
        "stock": check_stock,
        "clock": check_clock,
        "code": check_code,
    }
)
