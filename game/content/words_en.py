"""English sentences by code: what was found, and the cure. `game.content.wording` chooses and fills them."""

from __future__ import annotations

from game.content import words_en_lines, words_en_table

CURE = "Change to: {cure}"
GUESS = 'You may mean "{guess}". Allowed here: {allowed}.'
GUESS_ALONE = 'You may mean "{guess}".'
UNKNOWN = ("Something is wrong here ({code})", "Compare this place with a shipped pack such as night-market.en.yaml.")

# A sentence more, below the corrected line.
ALSO = {
    "comma_wide": "If it really is one sentence, put double quotes around it.",
    "hash_cuts": 'If it is meant as a comment, put a space after "#".',
    "line_stray": "If you do not need this line, you can delete it instead.",
    "indent": "The line begins with {found} spaces and needs {needed}.",
}

# Where it is plain what was meant.
GUESSED = {"number_expected": 'You may mean "{guess}": write digits only.'}

# Where one entry is not enough, this comes last.
LEAST = 'At least {least} are needed in "{key}".'

# Where several lines are needed, they are shown.
WRITTEN = {
    "missing": 'Add these lines, with "{key}" aligned with the other lines of this entry, for example:{written}',
    "empty": "Write something in the lines below it, for example:{written}",
    "list_expected": 'Write it like this, with "- " (a hyphen and a space) before each entry and all aligned:{written}',
    "entries_expected": "Write it like this, with colons and commas followed by a space:{written}",
}

WORDS: dict[str, tuple[str, str]] = {
    # The file
    "file_missing": ("This file does not exist", "Check the name of the file and of its folder."),
    "file_is_folder": ("This is a folder, not a pack", "Name a pack inside the folder, such as night-market.yaml."),
    "file_unreadable": (
        "The file cannot be opened ({reason})",
        "See whether another program holds it, or try another USB stick.",
    ),
    "file_too_large": (
        "The file is larger than {limit} MB",
        "A pack holds text only. Remove what is not needed, or make several packs.",
    ),
    "file_encoding": (
        "The file was saved as {encoding}; it could be read this time",
        'Save it again as "UTF-8", or another computer may show the wrong characters.',
    ),
    "file_not_text": (
        "This is not a text file, or it is damaged",
        "Open the original pack in a text editor and save it again as UTF-8.",
    ),
    "file_damaged": (
        "Some characters are damaged from here on",
        "Open the file in a text editor, type this passage again and save it as UTF-8.",
    ),
    "nul_byte": (
        "The file holds empty characters (U+0000); it is not an ordinary text file",
        "Open it in a text editor and save it again as UTF-8.",
    ),
    "control_in_file": (
        "There is an invisible character here ({char})",
        "Delete this line and type it again; do not copy from web pages or chats.",
    ),
    "empty_file": ("The file is empty", "Copy a shipped pack such as night-market.en.yaml and put in your own words."),
    "not_a_pack": (
        'This is not a pack: it holds no line such as "name: text"',
        "The first line of a pack looks like this: title: Safe night",
    ),
    "more_problems": ("There are more problems, which are not listed", "Correct the ones above, then check again."),
    # Structure
    "too_deep": (
        "Nested more than {limit} levels deep",
        "No pack needs that. See whether there are too many brackets.",
    ),
    "too_many_lines": (
        "This file has {found} lines; at most {limit} are read",
        "Make sure it is the right file; a pack that long becomes several packs.",
    ),
    "too_many_nodes": ("More than {limit} entries", "Make several packs of it."),
    "two_documents": (
        'A second text begins here with "---"; a file holds one pack',
        'Delete the line "---", or save what follows as a file of its own.',
    ),
    "key_not_text": (
        "Only a word may stand before the colon, not a list or braces",
        "If this is a sentence, put double quotes around it.",
    ),
    "key_twice": ('"{key}" is given twice; line {first} has it already', "Delete one of them, or join the two."),
    "key_twice_languages": (
        '"{key}" is the same as "{other}" in line {first}',
        "Use the Chinese or the English name, not both. Delete one of them.",
    ),
    "key_unknown": ('"{key}" is not known', "Allowed here: {allowed}."),
    "section_again": (
        '"{key}" is not known, and "{other}" stands before it',
        'Delete this line: the entries below it then belong to the "{other}" above.',
    ),
    "section_apart": (
        '"{key}" is not known, and there is "{other}" already',
        'Move the entries below it to "{other}", aligned with those there, and delete this line.',
    ),
    "value_unknown": ('"{key}" cannot be "{typed}"', "Allowed: {allowed}."),
    "list_expected": (
        '"{key}" must be a list, one entry a line',
        'Put "- " (a hyphen and a space) before each, for example:\n  {key}:\n    - first\n    - second',
    ),
    "entries_expected": (
        '"{key}" must hold lines such as "name: text"',
        'Allowed here: {allowed}. A colon and a space follow the name, as in "{example}: …".',
    ),
    "text_expected": (
        '"{key}" must be one sentence, but this is a list or several entries',
        "Write one sentence; put double quotes around it if it holds brackets or braces.",
    ),
    "one_speaker": (
        "Two people speak in one entry, or nobody does",
        'Give each sentence an entry of its own with "- " before it, for example:\n  - them: Hello\n  - me: Who is it?',
    ),
    **words_en_lines.PROBLEMS,
    # Content
    "missing": ('"{key}" is missing here', 'Add a line "{key}: …", aligned with the other lines of this entry.'),
    "missing_in_braces": ('"{key}" is missing here', "Add it inside the braces, for example: {row}"),
    "empty": (
        '"{key}" is empty',
        "Write something after the colon; an entry that may be missing (such as a button) can be deleted.",
    ),
    "too_few": ('"{key}" has {found}; at least {limit} are needed', "Add {lack} more."),
    "too_many": ('"{key}" has {found}; at most {limit} are allowed', "Remove {over}."),
    "number_expected": ('"{key}" must be a number, but is "{typed}"', "Write a number, for example {key}: {number}"),
    "number_small": ('"{key}" is {typed}, which is too small', "Write {limit} or more."),
    "number_not_above": (
        '"{key}" is {typed}; it must be more than {limit}',
        "Write a number above {limit}; 1 is usual.",
    ),
    "number_large": ('"{key}" is {typed}; the most is {limit}', "Write {limit} or less."),
    "date_form": (
        'The date "{typed}" of "{key}" is not in the right form',
        "Write year-month-day with two digits for month and day, for example 2026-06-01.",
    ),
    "date_impossible": (
        'The date "{typed}" of "{key}" does not exist',
        "Check the month and the day, for example 2026-06-01.",
    ),
    "identifier": (
        '"{key}" is "{typed}"; only small letters a–z, digits and underscores are allowed, a letter first',
        "For example: {example} (2 to 40 characters, no spaces).",
    ),
    "form": (
        '"{key}" is not in the right form',
        "Compare it with the same entry of a shipped pack such as night-market.en.yaml.",
    ),
    "too_long": (
        '"{key}" is {length} Chinese characters long, at most {limit} fit',
        "Shorten it by {over} (letters and digits count half).",
    ),
    "too_long_latin": (
        '"{key}" is {length} letters long, at most {limit} fit',
        "Shorten it by {over} letters (spaces and punctuation count).",
    ),
    "control": (
        '"{text}" holds an invisible character ({char})',
        "Delete the sentence and type it again; do not copy it from a web page or a chat.",
    ),
    "line_break": (
        '"{text}" has a line break in the middle; the screen has no room for it',
        "Write it as one line; if it is several sentences, make several entries.",
    ),
    # One part against another
    "no_genuine": (
        "None of the exhibits is genuine",
        'Add at least one exhibit with "verdict: genuine". Those who only meet scams learn to trust nothing.',
    ),
    "few_genuine": (
        "Only {genuine} of {total} exhibits are genuine, fewer than one in five",
        "Add some genuine messages, calls or notices, so that people also practise trusting what is right.",
    ),
    "spoken_many": (
        "There are {found} features; in spoken mode staff tick the first {limit} only",
        "Put the {limit} that matter most first, or remove the others.",
    ),
    "same_id": ('The id "{typed}" is used twice; number {first} has it already', "Choose another id."),
    "same_name": (
        'The name "{typed}" is used twice; number {first} has it already',
        "Every slice of the wheel needs its own name. Change one.",
    ),
    "same_icon": (
        'The icon "{typed}" is used twice; number {first} has it already',
        "With another icon the slices are easier to tell apart.",
    ),
    "icon_unknown": ('There is no icon "{typed}"', "Choose one of these: {allowed}."),
    "same_text": (
        '"{typed}" stands here twice; number {first} of this list has it already',
        "Change or delete one of them.",
    ),
    "decoy_is_feature": (
        '"{typed}" is a feature and a decoy of the same scam',
        "A decoy must never be true of this scam. Replace it.",
    ),
    "scam_missing": (
        'This exhibit is a scam, but "scam" does not say which',
        'Add a line "scam: …" with the name or id of one: {allowed}.',
    ),
    "scam_empty": (
        '"scam" is empty, but this exhibit is a scam',
        "Write the name or id of one after the colon: {allowed}.",
    ),
    "scam_unneeded": (
        'This exhibit is genuine and must not have "scam"',
        'Delete that line; if it is a scam after all, change "verdict" to "scam".',
    ),
    "scam_unknown": ('"{typed}" is none of the scams of this pack', "Write the name or id of one: {allowed}."),
    "scam_without_exhibit": (
        'The scam "{typed}" has no exhibit yet',
        'Add an exhibit with "verdict: scam" and "scam: {typed}".',
    ),
    "cue_missing": (
        'The quote "{typed}" is not in the lines of this exhibit',
        "It must be the same to the letter, punctuation included. Copy it from the line.",
    ),
    "cue_twice": (
        'The quote "{typed}" is in the lines more than once, so it is unclear which to mark',
        "Make the quote longer, so that it occurs once.",
    ),
    "cue_overlap": (
        'The quote "{typed}" overlaps with another cue, "{other}"',
        "No letter can be marked twice. Shorten one of them.",
    ),
    "speaker_lost": (
        'This line seems to be said by "{who}", but without a colon all of it is said by "them"',
        'Write "{who}: {text}", with a space after the colon.',
    ),
    "speaker_named": (
        'This line seems to begin with a speaker, "{who}"; now the name is shown as said by "them" too',
        'Write "them: {text}" or "me: {text}"; leave it if it is one sentence.',
    ),
    "expired": (
        "The pack has expired (valid until {date})",
        'See whether its content is out of date, then renew "reviewed" and "expires".',
    ),
    "reviewed_late": ('"reviewed" ({reviewed}) is later than "expires" ({expires})', "Check both dates."),
    **words_en_table.PROBLEMS,
    # Findings of other rooms
    "exhibit_address": ('The exhibit holds a web address: "{text}"', "Write [link] instead, so that nobody opens it."),
    "exhibit_number": (
        'The exhibit shows a whole phone or card number: "{text}"',
        "Put asterisks in place of part of it, as in {masked}; public hotlines such as 110 or 96110 are fine.",
    ),
    "takeaway_address": (
        'The text to take home holds a web address: "{text}"',
        "Remove it: the QR code holds text only and opens no page.",
    ),
    "takeaway_wide": (
        'The text to take home has wide digits, "{typed}", which phones do not take for a number',
        "Write them with ordinary digits: {plain}",
    ),
    "takeaway_long": (
        "The text to take home has {length} bytes; its QR code will be dense (up to {limit} bytes scan best)",
        'Shorten "sign", "recall" or the words of "takeaway".',
    ),
    "takeaway_too_long": (
        "The text to take home has {length} bytes, more than {limit}: phones would not read its QR code well",
        'Shorten "sign", "recall" or the words of "takeaway".',
    ),
    "glyph_missing": (
        "No typeface here has “{char}”; the screen would show an empty box",
        "Choose a common character; remove emoji.",
    ),
}

REPORT: dict[str, str] = {
    "refused": "Pack {name}: {errors} to correct",
    "both": "Pack {name}: {errors} to correct, {warnings} to look at",
    "usable": "Pack {name} can be used; {warnings} to look at",
    "count": "{count}",
    "many": "more than {count}",
    "previous": "{heading} (not in use; the earlier pack stays)",
    "place": "Line {line}, column {column}: ",
    "warning": "(warning) ",
}
