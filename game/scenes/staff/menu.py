"""The pages that the first one leads to, what cannot wait first: a page is a file of its own and a line here."""

from __future__ import annotations

from game.scenes.staff.checkup import Checkup
from game.scenes.staff.closing import Closing
from game.scenes.staff.packs import Packs
from game.scenes.staff.panel import Page
from game.scenes.staff.pin_page import PinPage
from game.scenes.staff.prize_stock import PrizeStock
from game.scenes.staff.settings import Settings
from game.scenes.staff.tonight import Tonight
from game.scenes.staff.vouchers import Vouchers

MENU: tuple[type[Page], ...] = (Closing, Settings, Vouchers, PrizeStock, Tonight, Packs, Checkup, PinPage)
