"""English words of the spreadsheet: what stands in it, what is wrong with it, and what the command says."""

from __future__ import annotations

ITEMS: dict[str, str] = {
    "title": "The name of the stall, on the first screen. At most 30 letters.",
    "language": "zh or en, from the drop-down.",
    "organiser": "Who runs the stall.",
    "reviewed": "The day on which the content was last checked, as 2026-06-01.",
    "expires": "After this day you are reminded to look through it again; as 2027-06-01.",
    "judging": (
        "cards: the player picks from six cards; spoken: the player says them aloud and staff tick. Empty means cards."
    ),
    "name_count": "How many features of a scam to name, 1 to 3. Empty means 2.",
    "heading": "First line of the text that goes home.",
    "closing": "Last line of the text that goes home.",
    "rules_of_thumb": (
        "A sentence that is easy to remember, at most 72 letters. One a row; for more, add rows with the same name "
        "on the left."
    ),
}
ROW_LABEL = "Row {number}"
FARTHEST = " (farthest)"
PLAYER = "(the player stands here)"

GUIDE_TITLE = "How to fill in this workbook"
GUIDE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Three steps",
        (
            "1. Change texts, add rows and delete rows in the sheets, then save as .xlsx.",
            "2. Close the workbook and run: python main.py sheet import this-file.xlsx pack.yaml",
            "3. Mistakes turn red in this file; a comment says how to cure each, and so does the column "
            '"problem" at the end '
            "of the row. Correct them and run it again: the red goes by itself.",
        ),
    ),
    (
        "The sheets",
        (
            "General: title, organiser and dates, rules of thumb, the text that goes home.",
            "Scams: the slices of the wheel, one a row, 4 to 12 of them.",
            "Scam parts: openings (at least 1), features (at least 6) and decoys (at least 4) of each scam, one a row.",
            "Exhibits: messages, calls and chats that the player judges, one a row. At least one must be "
            "genuine; one in five is better.",
            "Exhibit parts: the lines of each exhibit and its cues, one a row. At most 3 cues each.",
            "Table: the table of the can game, filled in like a seating plan. Row 1 is the farthest, from "
            "left to right. "
            "Write red zone in as many neighbouring places as it should be wide, and bare where nothing is. "
            "Leave everything empty if you do not play it.",
            "Obstacles: cans and boxes on the table, at most 6. Across is percent from the left, along "
            "percent from the player.",
        ),
    ),
    (
        "Keep in mind",
        (
            "Columns with a dark heading must be filled in; the others may stay empty.",
            "Where there is a drop-down, choose from it.",
            "An id begins with a small letter and holds only small letters, digits and underscores, such as "
            "sms_01; each is used once.",
            'In "Scam parts" and in "scam" of an exhibit write the name of the scam; in "Exhibit parts" the '
            "id of the exhibit. "
            "Fill it in on every row, and do not merge cells.",
            'Lines: in chats, calls and visits choose "me" where the player speaks; without a speaker it is "them". '
            "The text of a cue stands word for word in one of the lines: copy it.",
            "Outlet and date of a scam: who published the facts, and on which day.",
            "Features, decoys and cues need a why; openings and lines do not.",
            'To add an exhibit, add a row in "Exhibits" and its lines and cues in "Exhibit parts". To delete '
            "one, delete both.",
            "Keep the names of sheets and columns. For notes of your own, add columns or sheets whose name "
            'begins with "notes".',
            "No formulas. Texts may begin with = + - or @: all cells are text.",
        ),
    ),
    (
        "Longest texts, in letters",
        (
            "Scams: name 18, gist 48, defence 90, sign 66, recall 66.",
            "Scam parts: openings 108, features and decoys 44, why 66.",
            "Exhibits: setting 54, sender 42, subject 48, button 21, explanation 180, action 78.",
            "Exhibit parts: all lines of an exhibit together 270; label 30, why 78.",
        ),
    ),
)

NOTES: dict[str, str] = {
    "": 'Each line is "key: value", with a space after the colon. Lines that begin with # are notes.',
    "judging": "cards: the player picks from six cards; spoken: the player says them aloud and staff tick them.",
    "name_count": "How many features of a scam to name (1 to 3).",
    "table": "The table of the can game as one sees it: the first row is the farthest, each from left to right.",
    "scams": "One slice of the wheel each. The larger the odds, the wider the slice and the more often it comes up.",
    "exhibits": "What the player judges as genuine or scam.",
}

PROBLEMS: dict[str, tuple[str, str]] = {
    # Sheets and columns
    "sheet_missing": ('The sheet "{sheet}" is missing', "Copy it back from an exported workbook and keep its name."),
    "sheet_unknown": (
        'The sheet "{sheet}" is not known',
        'Sheets are called: {allowed}. Let notes of your own begin with "notes"; delete the sheet if nobody needs it.',
    ),
    "sheet_renamed": (
        'By its headings "{typed}" is the sheet "{sheet}", and was read as that',
        'Call it "{sheet}" again.',
    ),
    "sheet_twice": ('There are two sheets "{sheet}"', "Join them and delete one."),
    "headings_missing": ('"{sheet}" has no headings', "The first row holds: {allowed}."),
    "column_missing": (
        '"{sheet}" lacks the column "{column}"',
        'Add the heading "{column}"; columns that you do not use stay there, empty.',
    ),
    "column_unknown": (
        'The column "{column}" is not known',
        'Columns here: {allowed}. Let notes of your own begin with "notes".',
    ),
    "column_twice": ('There are two columns "{column}"', "Delete one of them."),
    "column_unnamed": (
        "This column has no heading",
        'Add one, or delete this cell; for notes of your own write "notes".',
    ),
    # Rows
    "owner_missing": (
        'Row {rows} of "{sheet}": the column "{column}" is empty, so it is unclear what it belongs to',
        'Fill in one of "{owners}" on every row, and do not merge cells.',
    ),
    "owner_missing_below": (
        'Row {rows} of "{sheet}": the column "{column}" is empty, so it is unclear what it belongs to',
        'The row above belongs to "{above}": if these do too, write "{above}" on each. Do not merge cells.',
    ),
    "owner_unknown": (
        'Row {rows} of "{sheet}": "{typed}" is not in "{owners}"',
        'If it is gone for good, delete these rows; if not, add it to "{owners}"; if it is renamed, rename it here.',
    ),
    "owner_misspelt": (
        'Row {rows} of "{sheet}": "{typed}" is not in "{owners}"',
        'Did you mean "{meant}"? If so, write "{meant}" in "{column}" of these rows; if not, add it to "{owners}".',
    ),
    "owners_gone": (
        '{count} are missing here, of which the pack still has texts in "{sheet}": {names}',
        'A sheet has to be complete: put them back. To delete them for good, import "{sheet}" without them as well.',
    ),
    "wide": ('"{typed}" is typed in full width and was read as "{plain}"', 'Write "{plain}".'),
    "part_missing": ("This row does not say what it is", "Choose one of: {allowed}."),
    "part_unknown": ('"{typed}" is no part', "Choose one of: {allowed}."),
    "field_unneeded": (
        '"{part}" takes no "{column}"',
        "Empty this cell; if it stands in the wrong row, move it.",
    ),
    "item_unknown": ('The item "{typed}" is not known', "Allowed here: {allowed}."),
    "item_twice": ('"{item}" is given twice; row {first} has it already', "Delete one of the rows."),
    "same_id": ('The id "{typed}" is used twice; row {first} has it already', "Choose another, in its parts as well."),
    "same_name": ('The name "{typed}" is used twice; row {first} has it already', "Each slice needs its own name."),
    "same_icon": ('The icon "{typed}" is used twice; row {first} has it already', "Another is easier to tell apart."),
    "same_text": ('"{typed}" stands here twice; row {first} has it already', "Change or delete one of them."),
    "row_unlabelled": (
        'It is unclear what this row is ("{typed}")',
        'Write "Row 1", "Row 2" … on the left, or {allowed}.',
    ),
    # Cells
    "formula": (
        "This cell is a formula ({formula}) and was not read",
        "Replace it by its text: format the cell as text, then type it again.",
    ),
    "clock": (
        "This cell has become a time ({typed}); what was typed is lost",
        "Format the cell as text, then type it again.",
    ),
    "cell_error": ("This cell shows {typed}, which is no text", "Type the cell again."),
    # The file
    "book_old": (
        "This is an old .xls workbook, or it has a password",
        "Save it as .xlsx without a password.",
    ),
    "book_unknown": ("This is no .xlsx workbook", "Save it as .xlsx in your spreadsheet program."),
    "book_damaged": (
        "This workbook cannot be read; it may be damaged",
        "Open it in your spreadsheet program, save it as a new .xlsx file and try again.",
    ),
    "book_locked": ("This file cannot be opened now ({reason})", "Close it in your spreadsheet program and try again."),
    "book_too_large": (
        "This workbook is too large ({what})",
        "A pack holds text only. Delete pictures and other sheets, or export the pack again.",
    ),
    "book_far": (
        "{cell} is too far away: more than {rows} rows or {columns} columns",
        "Delete what stands there (select the whole rows or columns) and save.",
    ),
    "book_unsafe": (
        "This workbook holds what does not belong there ({what})",
        "Export the pack again and copy only the texts.",
    ),
    "book_linked": ("This workbook refers to another workbook", "Break the links (Data, Edit Links) and save."),
    "csv_unknown": (
        "It is unclear which sheet this is",
        "The first row holds the headings of an exported sheet, such as: {allowed}.",
    ),
    "csv_broken": (
        "This CSV file cannot be read",
        "Open it in your spreadsheet program, save it as CSV or .xlsx and try again.",
    ),
}

HINTS: dict[str, str] = {
    "missing": "Fill in this cell.",
    "empty": "Fill in this cell.",
    "too_few": 'Add {lack} more rows of "{key}" in "{sheet}".',
    "too_many": "Delete {over} rows.",
    "number_expected": "Type a number, such as {number}.",
    "scam_missing": 'Choose a scam in "scam": {allowed}.',
    "scam_unneeded": 'Empty "scam"; if it is a scam after all, set "verdict" to scam.',
    "scam_without_exhibit": 'Add an exhibit with the verdict scam that belongs to "{typed}".',
    "no_genuine": "Add at least one genuine exhibit. Practising scams alone makes people trust nothing.",
    "form": "Compare with the same cell of other rows.",
    "place_unknown": "Allowed here: {allowed}.",
    "place_empty": "Write the name of a scam, or bare where nothing is.",
}

SAID: dict[str, str] = {
    "no_library": 'Spreadsheets need one more library; in the folder of the game run: pip install ".[organiser]"',
    "refused": "{name} has {errors} mistakes; the pack was not touched",
    "usable": "{name}: {warnings} remarks",
    "warning": "(remark) ",
    "marked": "They are marked in red in {name}. Correct them, save, close, and run this again.",
    "copied": "{name} is open or cannot be written; they are marked in red in a copy: {copy}",
    "copy_name": "to-correct",
    "not_marked": "Neither {name} nor its folder can be written, so nothing is marked. Please follow the list above.",
    "too_many": "{name} has more than {most} wrong cells, so they are not marked. Follow the list above, "
    "or export the pack again and start from that.",
    "stale_marks": "{name} is open, so earlier red marks are still in it; close it and run this again to remove them.",
    "unchanged": "{name} has not changed",
    "written": "{name} is written",
    "backup": "the earlier one is kept as {name}",
    "rewritten": "{name} could not be changed line by line and was laid out anew; its notes (#) are in {backup}",
    "exported": "{name} is ready to be opened in a spreadsheet program",
    "more": "… and {count} more; correct the ones above first",
    "yaml_broken": "The pack {name} has mistakes of its own: correct them first (python main.py check {name}), "
    "or import to a new name",
    "not_written": "{name} cannot be written ({reason}); check folder and disk",
    "wrong_ending": "{name} must end in {ending}",
    "not_found": "{name} does not exist",
    "csv_needs_pack": "A CSV file holds one sheet and is merged into a pack; there is no {name}",
    "csv_alone": "One .xlsx file at a time; sheets to be imported together must all be CSV",
    "too_few_words": "Name a workbook and a pack, such as: sheet import night.xlsx night.yaml",
    "locked_export": "{name} is open or cannot be written; close it first",
}
