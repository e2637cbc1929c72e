"""The draws of a night counted again, by a program that shares nothing with the kiosk but the description in the guide.

    python recount.py draws.csv

It reads the file that `verify-draws --out` writes, believes nothing in it, and prints what does not agree. Exit code 0
if everything does. Standard library only, and HMAC is written out (RFC 2104), so that a stranger can follow each step.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256


def hmac_sha256(key: bytes, message: bytes) -> bytes:
    """Return HMAC-SHA256 of a message with a key of at most 64 bytes."""
    padded = key + bytes(64 - len(key))
    inner = sha256(bytes(byte ^ 0x36 for byte in padded) + message).digest()
    return sha256(bytes(byte ^ 0x5C for byte in padded) + inner).digest()


def drawn_ticket(seed: bytes, draw: int, tickets: int) -> int:
    """Return the ticket that this draw takes out of so many."""
    for attempt in range(1000):
        a, b, c, d = hmac_sha256(seed, b"%d:%d" % (draw, attempt))[:4]
        value = ((a * 256 + b) * 256 + c) * 256 + d
        # The last values are fewer than there are tickets: taking them would favour the first tickets.
        if value // tickets < 4294967296 // tickets:
            return value - value // tickets * tickets
    raise AssertionError("a thousand attempts")


def laid_out(drum: str) -> list[tuple[str, int]]:
    """Return each kind in the drum with its tickets: `bag:20/20,*:30`."""
    kinds = []
    for part in drum.split(","):
        kind, counts = part.split(":")
        kinds.append((kind, int(counts.split("/")[0])))
    return kinds


def prize_at(drum: str, ticket: int) -> str:
    """Return the kind that a ticket stands for."""
    tickets = [kind for kind, count in laid_out(drum) for _ in range(count)]
    return tickets[ticket]


def complaints(rows: Iterable[Mapping[str, str]]) -> list[str]:
    """Return what does not agree, one sentence each."""
    wrong = []
    numbers: dict[str, list[int]] = {}
    for row in rows:
        name = f"{row['night']} draw {row['draw']}"
        if not row["seed"]:
            wrong.append(f"{name}: the seed has not been told yet")
            continue
        seed = bytes.fromhex(row["seed"])
        if sha256(seed).hexdigest() != row["seal"]:
            wrong.append(f"{name}: the seed is not the one that was sealed")
        numbers.setdefault(row["night"], []).append(int(row["draw"]))
        ticket = drawn_ticket(seed, int(row["draw"]), sum(count for _, count in laid_out(row["drum"])))
        if ticket != int(row["ticket"]):
            wrong.append(f"{name}: ticket {row['ticket']} was said to be drawn, {ticket} was")
        elif prize_at(row["drum"], ticket) != row["prize"]:
            wrong.append(f"{name}: ticket {ticket} is {prize_at(row['drum'], ticket)}, not {row['prize']}")
    for night, drawn in numbers.items():
        if sorted(drawn) != list(range(min(drawn), min(drawn) + len(drawn))):
            wrong.append(f"{night}: draws are missing or there twice")
    return wrong


def main(path: str) -> int:
    """Count a file again and print what does not agree."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        wrong = complaints(csv.DictReader(file))
    sys.stdout.write(("\n".join(wrong) or "every draw agrees") + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
