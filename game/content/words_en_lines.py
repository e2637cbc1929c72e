"""English sentences about how lines are typed: signs, blanks, quotes, brackets."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, str]] = {
    "colon_wide": (
        "This is a Chinese colon “：”; write an ordinary colon and a space “: ”",
        "Replace “：” with an ordinary colon and a space.",
    ),
    "colon_tight": ("A space is missing after the colon", "Put a space after the colon."),
    "colon_inside": (
        "There is a second colon with a space in this sentence, so it is unclear which one ends the name",
        "Put double quotes around the sentence.",
    ),
    "colon_unexpected": (
        "There should be no colon here",
        "If it belongs to a sentence, put double quotes around it; if this is a new entry, check the line above.",
    ),
    "colon_missing": ("A colon is missing in this line", 'Write "name: text", with a colon and a space.'),
    "dash_tight": ("A space is missing after the hyphen", 'Write "- text", with a space between.'),
    "dash_wide": (
        "“{char}” does not begin a list entry; write a hyphen and a space “- ”",
        "Replace it with a hyphen and a space.",
    ),
    "dash_unexpected": (
        "There should be no hyphen here",
        "For one sentence, delete the hyphen; a list begins on the next line; "
        "if the hyphen belongs to the sentence, put double quotes around it all.",
    ),
    "tab_indent": (
        "The line begins with a tab; only spaces may indent",
        "Delete the blanks at the start and use the space bar, two spaces a level.",
    ),
    "wide_indent": (
        "The line begins with a wide or special space; only ordinary spaces may indent",
        "Delete the blanks at the start and use the space bar, two spaces a level.",
    ),
    "line_stray": (
        'This line is neither "name: text" nor an entry that begins with "- ", so it belongs nowhere',
        'Delete it; if it is a note for yourself, begin it with "# ".',
    ),
    "line_wrapped": (
        "This line looks like the second half of the line above",
        'Join it to the line above:\n{joined}\nIf it is not, delete it, or begin it with "# ".',
    ),
    "soft_break": ("There is an invisible line break here ({char})", "Delete it."),
    "soft_return": (
        "There is an invisible line break here ({char}), and a new line should begin after it",
        "Delete it and press Enter here, or run check with --fix.",
    ),
    "unseen": (
        "There is an invisible character here ({char})",
        "Delete this word and type it again; do not copy from web pages or chats.",
    ),
    "indent": (
        "This line is not aligned with those above",
        "Lines of one level begin with the same number of spaces; so do the hyphens of a list.",
    ),
    "key_invisible": (
        "There is an invisible character in the word before the colon",
        "Delete that word and type it again; do not copy it from a web page or a chat.",
    ),
    "key_quoted": ("The word before the colon needs no quotes", "Delete the quotes around it."),
    "curly_quotes": (
        "The whole sentence is in curly quotes, which will be shown on the screen",
        "Delete the quotes if they are not meant to be seen.",
    ),
    "comma_wide": (
        "The brackets hold a Chinese comma, so this counts as a single entry",
        'Divide the entries by a comma and a space ", ".',
    ),
    "braces_wide": (
        'The brackets here must be ordinary braces "{{" and "}}"',
        'Use braces, and divide the entries by a comma and a space ", ".',
    ),
    "brackets_wide": (
        'The brackets here must be ordinary square ones "[" and "]"',
        'Use square brackets, and divide the entries by a comma and a space ", ".',
    ),
    "dash_missing": (
        'A new entry begins here, and its "- " is missing',
        'Put "- " (hyphen and space) in front of "{key}", below the "- " of the other entries.',
    ),
    "dash_number": (
        '"{mark}" will be shown on the screen together with the words after it',
        'The "- " already makes it an entry; delete "{mark}" if it need not be shown.',
    ),
    "comma_in_braces": ("A Chinese comma stands in these braces", 'Divide the entries by a comma and a space ", ".'),
    "comma_end": ("There is a comma too many at the end of the line", "Delete the comma."),
    "comma_kept": (
        "The comma at the end of the line will be shown on the screen",
        "Delete it if it is not meant to be seen.",
    ),
    "slash_comment": ('A comment begins with "#", not with "//"', 'Put "# " in place of "//".'),
    "slash_kept": (
        '"//" and the words after it will be shown on the screen',
        'If it is a comment, put "# " in place of "//".',
    ),
    "hash_cuts": (
        "“#” after a space makes the rest of the line a comment, which will not be shown",
        "Put double quotes around the sentence.",
    ),
    "special_start": (
        "A text cannot begin with “{char}”: that sign has another use",
        "Put double quotes around the sentence.",
    ),
    "text_after_quote": ("The quotes have ended, but text follows", "Put the whole sentence into one pair of quotes."),
    "quote_open": (
        "A quotation begins here and never ends",
        "Put the same quote at the end of the sentence, or delete this one.",
    ),
    "bracket_open": (
        "A bracket begins here; its content is not right, or it never ends",
        'Check that brackets come in pairs and that entries are divided by ", ".',
    ),
    "escape": (
        "A backslash “\\” has a special meaning inside double quotes",
        "Use single quotes around this text instead.",
    ),
    "second_text": (
        "The text breaks off here",
        "Check this line and the one above: nothing may follow a closing quote, and the indentation must agree.",
    ),
    "not_yaml": (
        "This place cannot be understood",
        "Check this line and the one above: a space after the colon, the indentation, quotes and brackets in pairs.",
    ),
}
