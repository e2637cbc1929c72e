"""Web pages from the templates in assets/pages: without scripts or outside files, for old browsers and WPS."""

from __future__ import annotations

from game.words import assets_folder

_CODES = {"zh": "zh-CN", "en": "en"}


def page(template: str, **values: object) -> str:
    """Return a page in `language`; texts in `values` are escaped, and values that the template lacks are errors."""
    # Here, because plain `check` and the kiosk never make a page.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - see above

    environment = Environment(
        loader=FileSystemLoader(assets_folder() / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(values, codes=_CODES)
