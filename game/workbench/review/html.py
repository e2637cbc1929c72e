"""The document as one web page, simple enough for old browsers and office programs."""

from __future__ import annotations

from base64 import b64encode

from game.workbench.pages import page
from game.workbench.review.blocks import Document, Pictures
from game.workbench.review.paper import Images
from game.workbench.review.plan import plan_svg


def as_html(document: Document, images: Images) -> str:
    """Return the page, without pictures that are not in `images`."""

    def is_shown(pictures: Pictures) -> bool:
        return any(key in images for key, _ in pictures.items)

    return page(
        "review.html",
        language=document.language,
        document=document,
        images={key: (_source(data), *size) for key, (data, size) in images.items()},
        is_shown=is_shown,
        kind_of=lambda part: type(part).__name__,
        plan_of=plan_svg,
    )


def _source(data: bytes) -> str:
    """Return a picture as a data URL."""
    form = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{form};base64,{b64encode(data).decode()}"
