"""The stock of prizes: whether there is anything to win."""

from __future__ import annotations

from game.content.prize_list import prize_list
from game.kiosk.doctor.machine import Machine
from game.kiosk.doctor.verdict import Verdict, amber, green
from game.records.prizes.reading import TABLES, pieces_left
from game.records.reading import UnreadableError, read_records


def check_stock(machine: Machine) -> Verdict:
    """Every kind of prize of the pack has pieces left; a pack need not have prizes."""
    pack = machine.pack().pack
    prizes = None if pack is None else prize_list({pack.language: pack})
    if prizes is None:
        return green("stock.no_prizes")
    try:
        left = pieces_left(read_records([machine.folder], TABLES), prizes.kinds)
    except UnreadableError as fault:
        if fault.why != "none":
            return amber("stock.unread")
        left = {kind.terms.id: kind.stock for kind in prizes.kinds}  # as the first draw will find
    gone = [prizes.name_of(prize) for prize, pieces in left.items() if pieces == 0]
    if len(gone) == len(left):
        return amber("stock.all_gone", consolation=prizes.consolation)
    if gone:
        return amber("stock.gone", first=gone[0], count=len(gone))
    return green("stock.fine", pieces=sum(left.values()), kinds=len(left))
