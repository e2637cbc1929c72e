"""English sentences about repairs: what was done, by the code of the mistake, and what is said around it."""

from __future__ import annotations

DONE: dict[str, str] = {
    "colon_wide": "an ordinary colon and a space in place of a Chinese colon",
    "colon_tight": "a space after the colon",
    "colon_inside": "quotes around a sentence with a colon in it",
    "dash_wide": "a hyphen and a space at the start of the entry",
    "dash_tight": "a space after the hyphen",
    "tab_indent": "spaces in place of tabs at the start",
    "wide_indent": "ordinary spaces in place of wide or special ones at the start",
    "key_invisible": "invisible characters removed",
    "unseen": "invisible characters removed",
    "soft_break": "invisible line breaks removed",
    "soft_return": "ordinary line breaks in place of invisible ones",
    "quote_open": "the missing quote at the end of the sentence",
    "braces_wide": "ordinary braces",
    "brackets_wide": "ordinary square brackets",
    "dash_missing": "a hyphen and a space in front of a new entry",
    "control": "invisible characters removed",
    "key_quoted": "quotes around the name removed",
    "curly_quotes": "curly quotes around the whole sentence removed",
    "comma_wide": "divided into entries by ordinary commas",
    "comma_in_braces": "ordinary commas in braces",
    "comma_end": "the comma at the end of the line removed",
    "comma_kept": "the comma at the end of the line removed",
    "slash_comment": '"#" in place of "//" in front of a comment',
    "hash_cuts": 'quotes around a sentence with "#" in it',
    "special_start": "quotes around a sentence that begins with a special sign",
    "text_after_quote": "the whole sentence in one pair of quotes",
    "escape": "single quotes in place of double ones, because of a backslash",
    "number_expected": "the number in ordinary digits",
}

FIXING: dict[str, str] = {
    "heading": "Pack {name}: {lines} lines repaired; the file as it was is kept as {backup}",
    "saved": "Pack {name}: saved anew; the file as it was is kept as {backup}",
    "encoding": "saved as UTF-8 instead of {encoding}",
    "done": "in line {lines}{more}: {what}",
    "look": "in line {lines}{more}: {what} (please see whether that was meant)",
    "and": ", ",
    "more": " and others, {count} in all",
    "nothing": "Nothing that can be repaired; no file was touched",
    "first": "First run --fix: it can repair {count} of these lines by itself",
    "left": "What is left for you:",
    "cannot_write": "{name} cannot be written ({reason}) and was left alone: is it read-only, or open elsewhere?",
    "changed": "another program has just changed {name}, which was left alone. Run this again",
}
