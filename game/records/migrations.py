"""How the database came to be, step by step. A step that was ever released is never changed."""

from __future__ import annotations

from dataclasses import dataclass

APPLICATION_ID = 0x46414E5A
"""`FANZ`: what tells this file from any other database (SQLite, PRAGMA application_id)."""
_STAMP = """
    uuid TEXT NOT NULL UNIQUE,
    kiosk TEXT NOT NULL,
    seq INTEGER NOT NULL CHECK (seq > 0),
    run TEXT NOT NULL,
    at TEXT NOT NULL,
    is_at_doubted INTEGER NOT NULL CHECK (is_at_doubted IN (0, 1)),
    mono_ms INTEGER NOT NULL CHECK (mono_ms >= 0)"""


@dataclass(frozen=True)
class Migration:
    """One step: its name, and the statements that are run in one transaction."""

    name: str
    statements: tuple[str, ...]


def append_only(table: str, columns: str = "") -> tuple[str, ...]:
    """Return the statements for a table of stamped rows that can be neither changed nor deleted; `columns` is SQL."""
    return (
        f"CREATE TABLE {table} ({_STAMP}, {columns and columns + ', '}PRIMARY KEY (kiosk, seq)) WITHOUT ROWID",
        *(
            f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, 'records are only added to'); END"
            for verb in ("UPDATE", "DELETE")
        ),
    )


_FIRST = (
    # `kiosk` is this database's name for itself; a database restored from a backup gets a new one, so that numbers that
    # were given after the backup are not given twice.
    "CREATE TABLE self (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    *append_only(
        "run_started",
        "version TEXT NOT NULL, system TEXT NOT NULL, is_rehearsal INTEGER NOT NULL CHECK (is_rehearsal IN (0, 1))",
    ),
    *append_only("run_ended"),
    *append_only("fault", "kind TEXT NOT NULL, place TEXT NOT NULL"),
    *append_only(
        "visit_begun",
        "visit TEXT NOT NULL UNIQUE, game TEXT NOT NULL CHECK (game IN ('wheel', 'can')), pack TEXT NOT NULL,"
        " language TEXT NOT NULL, text_scale REAL NOT NULL",
    ),
    *append_only("spin", "visit TEXT NOT NULL, scam TEXT NOT NULL"),
    *append_only(
        "push",
        "visit TEXT NOT NULL, position INTEGER NOT NULL, x REAL NOT NULL, y REAL NOT NULL, vx REAL NOT NULL,"
        " vy REAL NOT NULL, spin REAL NOT NULL, stop_x REAL NOT NULL, stop_y REAL NOT NULL,"
        " place TEXT NOT NULL CHECK (place IN ('scam', 'red', 'bare', 'off')), scam TEXT, seating TEXT NOT NULL,"
        " UNIQUE (visit, position)",
    ),
    *append_only(
        "naming",
        "visit TEXT NOT NULL UNIQUE, scam TEXT NOT NULL, wanted INTEGER NOT NULL, hits INTEGER NOT NULL,"
        " picked INTEGER NOT NULL, ms INTEGER NOT NULL CHECK (ms >= 0)",
    ),
    *append_only(
        "answer",
        "visit TEXT NOT NULL, position INTEGER NOT NULL, exhibit TEXT NOT NULL, scam TEXT, channel TEXT NOT NULL,"
        " is_genuine INTEGER NOT NULL CHECK (is_genuine IN (0, 1)),"
        " said_genuine INTEGER NOT NULL CHECK (said_genuine IN (0, 1)),"
        " is_twin INTEGER NOT NULL CHECK (is_twin IN (0, 1)), ms INTEGER NOT NULL CHECK (ms >= 0),"
        " UNIQUE (visit, position)",
    ),
    *append_only(
        "visit_ended",
        "visit TEXT NOT NULL UNIQUE, how TEXT NOT NULL CHECK (how IN ('finished', 'left', 'idle', 'fault')),"
        " screen TEXT NOT NULL, ms INTEGER NOT NULL CHECK (ms >= 0)",
    ),
    *append_only("staff_action", "role TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL"),
)

_PRIZES = (
    # The last moment of every start of the program, also of transactions that added no row: what was done to clocks.
    "CREATE TABLE run_latest (run TEXT PRIMARY KEY, seq INTEGER NOT NULL, at TEXT NOT NULL,"
    " is_at_doubted INTEGER NOT NULL, mono_ms INTEGER NOT NULL)",
    # The key that signs vouchers, and the seeds of nights until they are closed; no part of any report or export.
    "CREATE TABLE prize_secret (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    *append_only("prize_night_opened", "night TEXT NOT NULL UNIQUE, seal TEXT NOT NULL"),
    *append_only(
        "prize_night_closed",
        "night TEXT NOT NULL UNIQUE REFERENCES prize_night_opened (night), seed TEXT NOT NULL,"
        " draws INTEGER NOT NULL CHECK (draws >= 0)",
    ),
    *append_only(
        "prize_stock",
        "prize TEXT NOT NULL, name TEXT NOT NULL, delta INTEGER NOT NULL,"
        " pieces INTEGER NOT NULL CHECK (pieces >= 0),"
        " why TEXT NOT NULL CHECK (why IN ('pack', 'drawn', 'back', 'staff')), declared INTEGER",
    ),
    "CREATE TRIGGER prize_stock_adds_up BEFORE INSERT ON prize_stock"
    " WHEN NEW.pieces <> NEW.delta + coalesce("
    "(SELECT pieces FROM prize_stock WHERE prize = NEW.prize ORDER BY seq DESC LIMIT 1), 0)"
    " BEGIN SELECT RAISE(ABORT, 'the stock does not add up'); END",
    *append_only(
        "prize_drawn",
        "night TEXT NOT NULL REFERENCES prize_night_opened (night), number INTEGER NOT NULL UNIQUE CHECK (number > 0),"
        " prize TEXT NOT NULL, name TEXT NOT NULL, drum TEXT NOT NULL, ticket INTEGER NOT NULL CHECK (ticket >= 0),"
        " code TEXT NOT NULL UNIQUE",
    ),
    "CREATE TRIGGER prize_drawn_while_open BEFORE INSERT ON prize_drawn"
    " WHEN EXISTS (SELECT 1 FROM prize_night_closed WHERE night = NEW.night)"
    " BEGIN SELECT RAISE(ABORT, 'the seed of this night is known'); END",
    *append_only("prize_shown", "number INTEGER NOT NULL UNIQUE REFERENCES prize_drawn (number)"),
    *append_only(
        "prize_settled",
        "number INTEGER NOT NULL REFERENCES prize_drawn (number),"
        " how TEXT NOT NULL CHECK (how IN ('handed', 'kept', 'returned')), reason TEXT NOT NULL,"
        " is_back INTEGER NOT NULL CHECK (is_back IN (0, 1)), UNIQUE (number, how)",
    ),
    "CREATE TRIGGER prize_settled_once BEFORE INSERT ON prize_settled"
    " WHEN (NEW.how <> 'returned' AND EXISTS (SELECT 1 FROM prize_settled WHERE number = NEW.number))"
    " OR (NEW.how = 'returned'"
    " AND NOT EXISTS (SELECT 1 FROM prize_settled WHERE number = NEW.number AND how = 'handed'))"
    " BEGIN SELECT RAISE(ABORT, 'a prize is settled once'); END",
)

MIGRATIONS = (Migration("visits, answers and staff", _FIRST), Migration("prizes, stock and vouchers", _PRIZES))
