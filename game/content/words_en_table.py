"""English sentences about the table of the can game: what is wrong with it, and what stands around its map."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, str]] = {
    "rows_expected": (
        '"{key}" must be written row by row, each row in a pair of brackets',
        "The first row is the farthest, for example:\n  {key}:\n    - [Fake loan, Fake police]\n"
        "    - [Game scam, red zone]",
    ),
    "row_expected": ("This row must stand in a pair of brackets", "Write it like this: - {row}"),
    "row_long": ("This row has {found} places; at most {limit} fit", "Remove {over}, or make two rows (5 at most)."),
    "row_narrow": (
        "This row has {found} places; at most {limit} fit in an English pack",
        "Move one to another row (5 rows at most).",
    ),
    "row_empty": ("This row has no place at all", 'Write names of scams; for a row of bare wood write "[bare]".'),
    "place_empty": (
        "Row {row}, place {column} is empty",
        'Write the name of a scam; where nothing lies, write "bare".',
    ),
    "rows_many": (
        "The table has {found} rows; at most {limit} fit",
        "Remove {over}, or join two rows (a row has at most 5 places).",
    ),
    "place_expected": (
        "A place must hold one name only",
        "Remove the brackets and colons in it, for example: - [Fake loan, red zone]",
    ),
    "places_joined": (
        "Row {row}, place {column} holds several names without a comma between",
        'Divide places by a comma and a space ", "; a Chinese comma does not count.',
    ),
    "place_unknown": (
        'Row {row}, place {column}: "{typed}" is none of the scams of this pack',
        "Allowed here: {allowed}.",
    ),
    "place_twice": (
        '"{typed}" lies in two places; it is already in row {row}, place {column}',
        'A scam has one place, wider if written side by side. Write another scam or "bare" here.',
    ),
    "red_zone_missing": (
        "The table has no red zone",
        'Write "red zone" into one place, or side by side in one row: whoever stops there wins.',
    ),
    "red_zone_twice": (
        "This row has two red zones, apart from each other",
        "There can be only one: put them side by side, or write something else here.",
    ),
    "red_zone_rows": (
        "The red zone lies in two rows; row {row} has it already",
        "Keep it in one row. Write something else here; for a wider one, add places in that row.",
    ),
    "scams_without_place": (
        "Not on the table: {names}",
        "Give every scam a place; if they are left out on purpose, that is fine.",
    ),
    "obstacle_before_line": (
        "This obstacle stands too near, where players push the can",
        "Write a number from {low} to {high} here.",
    ),
    "obstacle_off_table": ("This obstacle stands partly off the table", "Write a number from {low} to {high} here."),
    "obstacle_in_rail": ("This obstacle runs into the rail", "Write a number from {low} to {high} here."),
    "obstacles_overlap": (
        "This obstacle overlaps with number {first}",
        'Let them differ by at least {across} in "across", or by at least {along} in "along".',
    ),
    "zone_unreachable": (
        'No push can stop on "{typed}" in row {row}',
        "Move or remove the obstacle in the way, or give it another place.",
    ),
    "red_zone_unreachable": (
        "No push can stop in the red zone in row {row}",
        "Move or remove the obstacle in the way, or give the red zone another place: players must be able to win.",
    ),
}

MAP: dict[str, str] = {
    "heading": "The table of pack {name}: where {tries} casual pushes end",
    "legend": "Double lines are rails, broken lines open edges.",
    "player": "players push from here",
    "red": "[RED ZONE]",
    "bare": "bare",
    "can": "(a can)",
    "box": "(a box)",
    "elsewhere": "Off the table {off}, on bare wood {bare}.",
    "chance": "The red zone is {verdict}: about 1 casual push in {every} ends there; "
    "with {pushes} pushes each, about {share} of players reach it.",
    "rare": "The red zone is very hard: none of {tries} casual pushes ended there, only a good aim does.",
    "hard": "rather hard",
    "fair": "about right",
    "easy": "rather easy",
    "advice_hard": " To make it easier, add a place to the red zone, or move an obstacle.",
    "advice_easy": " To make it harder, take a place from the red zone, or add an obstacle.",
    "advice_fair": "",
}
