"""English words around the problems on a web page."""

from __future__ import annotations

PAGE: dict[str, str] = {
    "title": "Check of packs",
    "date": "Checked on {date}",
    "file": "File",
    "errors": "Errors",
    "warnings": "Warnings",
    "verdict": "Result",
    "sound": "no problems",
    "usable": "can be used; see the warnings",
    "refused": "cannot be used before it is corrected",
    "total": "Packs: {files}. Errors: {errors}. Warnings: {warnings}.",
    "no_problems": "This pack has no problems.",
    "error": "Error",
    "warning": "Warning",
    "place": "Line {line}, column {column}",
    "cure": "What to do",
    "top": "Back to the top",
}
