"""`bench`: how long frames take, beside what the memory alone would cost."""

import typer


def bench() -> None:
    """x"""
