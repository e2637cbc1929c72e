"""The document as one web page without scripts or outside files, simple enough for old browsers and office programs.

Everything stands inside one table whose head is the head of the page: that is what browsers old and new repeat on
every sheet of paper.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from html import escape

from game.workbench.review.blocks import (
    Beside,
    Block,
    Contents,
    Document,
    Drawing,
    Grid,
    Heading,
    Home,
    Paragraph,
    Pictures,
    Rich,
    Signing,
)
from game.workbench.review.plan import Area, Disc, Shape, Stroke, shapes_of, size_cm
from game.workbench.review.sheet import Images
from game.workbench.review.style import STYLE

_OWN_PAGES = frozenset({"1", "7"})
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def as_html(document: Document, images: Images) -> str:
    """The page. Pictures that are not in `images` are left out."""
    said = partial(escape, quote=True)
    content = "\n".join(_block(block, document, images) for block in document.blocks)
    return f"""<!DOCTYPE html>
<html lang="{_LANGUAGES[document.language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="X-UA-Compatible" content="IE=edge">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{said(document.title)} · {said(document.kind)}</title>
<meta name="author" content="{said(document.author)}">
<style>
{STYLE}</style>
</head>
<body>
<table class="paper" role="presentation">
<thead><tr><td><div class="head"><span class="code">{said(document.check)}</span>\
{said(document.kind)} · {said(document.title)}</div></td></tr></thead>
<tfoot><tr><td><div class="foot"><span class="initials">{said(document.initials)}</span>\
{said(document.foot)}</div></td></tr></tfoot>
<tbody><tr><td>
<p class="kind">{said(document.kind)}</p>
<h1>{said(document.title)}</h1>
{content}
</td></tr></tbody>
</table>
</body>
</html>
"""


def _block(block: Block, document: Document, images: Images) -> str:  # noqa: PLR0911 - one line a kind of block
    match block:
        case Heading():
            return _heading(block, images)
        case Paragraph():
            kind = ' class="lead"' if block.is_lead else ""
            return f"<p{kind}>{_rich(block.text)}</p>"
        case Grid():
            return _grid(block)
        case Home():
            return f'<p class="lead"><b>{_text(block.caption)}</b></p>\n<div class="home">{_text(block.text)}</div>'
        case Pictures():
            return f'<div class="row">{_pictures(block, images)}</div>' if _shown(block, images) else ""
        case Drawing():
            return _drawing(block)
        case Contents():
            return _contents(block, document)
        case Signing():
            return _signing(block)
        case Beside():
            return _beside(block, document, images)


def _text(text: str) -> str:
    """Text as markup: nothing in it is taken for a tag, line breaks are kept."""
    return escape(text, quote=True).replace("\n", "<br>")


def _rich(rich: Rich) -> str:
    return "".join(_spans(rich))


def _spans(rich: Rich) -> Iterator[str]:
    for span in rich:
        text = _text(span.text)
        if span.cue:
            # The number is added by the style: searching for the sentence finds it.
            yield f'<span class="cue cue{span.cue}">{text}</span>'
        else:
            yield f"<b>{text}</b>" if span.is_bold else text


def _heading(heading: Heading, images: Images) -> str:
    level = heading.level + 1
    # Browsers cannot be asked for a page only where little room is left: just the chapters that need one have it.
    kind = " newpage" if heading.begins_page and heading.level == 1 and heading.number in _OWN_PAGES else ""
    icon = _image(heading.icon, "", images, "icon")
    tag = f' <span class="tag {heading.tag}">{_text(heading.tag_text)}</span>' if heading.tag else ""
    note = f' <span class="note">{_text(heading.note)}</span>' if heading.note else ""
    text = f"{_text(heading.number)}&nbsp; {_text(heading.text)}"
    return f'<h{level} class="h{level}{kind}" id="s{_text(heading.number)}">{icon}{text}{tag}{note}</h{level}>'


def _grid(grid: Grid) -> str:
    total = sum(grid.shares)
    columns = "".join(f'<col style="width:{share / total:.1%}">' for share in grid.shares)
    head = "".join(f'<th scope="col">{_text(text)}</th>' for text in grid.head)
    rows = []
    for row in grid.rows:
        first = f'<th scope="row">{_rich(row[0])}</th>' if not grid.head else f"<td>{_rich(row[0])}</td>"
        rows.append(f"<tr>{first}{''.join(f'<td>{_rich(cell)}</td>' for cell in row[1:])}</tr>")
    top = f"<thead><tr>{head}</tr></thead>\n" if head else ""
    body = "\n".join(rows)
    return f'<table class="grid {grid.tone}"><colgroup>{columns}</colgroup>\n{top}<tbody>\n{body}\n</tbody></table>'


def _shown(pictures: Pictures, images: Images) -> bool:
    return any(key in images for key, _ in pictures.items)


def _pictures(pictures: Pictures, images: Images) -> str:
    parts = []
    for key, caption in pictures.items:
        if key in images:
            parts.append(f'<div class="shot">{_image(key, caption, images)}<span>{_text(caption)}</span></div>')
    return "\n".join(parts)


def _image(key: str, alt: str, images: Images, kind: str = "") -> str:
    if key not in images:
        return ""
    data, (width, height) = images[key]
    form = "png" if data.startswith(b"\x89PNG") else "jpeg"
    named = f' class="{kind}"' if kind else ""
    code = b64encode(data).decode()
    return f'<img{named} src="data:image/{form};base64,{code}" alt="{_text(alt)}" width="{width}" height="{height}">'


def _beside(beside: Beside, document: Document, images: Images) -> str:
    content = "\n".join(_block(block, document, images) for block in beside.blocks)
    if not _shown(beside.pictures, images):
        return f'<div class="together">{content}</div>'
    pictures = _pictures(beside.pictures, images)
    return (
        f'<div class="together"><div class="aside">{pictures}</div><div class="main">{content}</div>'
        '<div class="end"></div></div>'
    )


def _contents(contents: Contents, document: Document) -> str:
    rows = []
    for heading in document.headings():
        if heading.level < 3:  # noqa: PLR2004 - as in `Heading`
            number = _text(heading.number)
            link = f'<a href="#s{number}">{number}&nbsp; {_text(heading.text)}</a>'
            rows.append(f'<tr><td class="toc{heading.level}">{link}</td><td class="seen"><span></span></td></tr>')
    head = (
        f'<tr><th scope="col">{_text(contents.title)}</th><th scope="col" class="seen">{_text(contents.seen)}</th></tr>'
    )
    body = "\n".join(rows)
    return f'<table class="grid toc"><thead>{head}</thead>\n<tbody>\n{body}\n</tbody></table>'


def _signing(signing: Signing) -> str:
    choices = "".join(
        f'<span class="choice"><span class="tick"></span>{_text(choice)}</span>' for choice in signing.choices
    )
    signer, maker = (
        "".join(f"<td>{_text(label)}</td>" for label in labels) for labels in (signing.signer, signing.maker)
    )
    return (
        f'<div class="signing"><p><b>{_text(signing.opinion)}</b>{choices}</p><p class="seal">{_text(signing.seal)}</p>'
        f'<table role="presentation"><tr>{signer}</tr><tr class="maker">{maker}</tr></table></div>'
    )


# -- the table ----------------------------------------------------------------------------------------------------


def _drawing(drawing: Drawing) -> str:
    wide, high = size_cm()
    shapes = "\n".join(_shape(shape) for shape in shapes_of(drawing))
    label = _text(" / ".join(drawing.names))
    return f'<svg class="plan" viewBox="0 0 {wide:g} {high:g}" role="img" aria-label="{label}">\n{shapes}\n</svg>'


def _shape(shape: Shape) -> str:
    match shape:
        case Stroke():
            dash = ' stroke-dasharray="1.6 1.2"' if shape.is_dashed else ""
            ends = f'x1="{shape.x1:g}" y1="{shape.y1:g}" x2="{shape.x2:g}" y2="{shape.y2:g}"'
            return f'<line {ends} stroke="#000" stroke-width="{shape.thick:g}"{dash}/>'
        case Area():
            place = f'x="{shape.x:g}" y="{shape.y:g}" width="{shape.width:g}" height="{shape.height:g}"'
            return f"<rect {place} {_painted(shape.grey, shape.thick)}/>"
        case Disc():
            return (
                f'<circle cx="{shape.x:g}" cy="{shape.y:g}" r="{shape.radius:g}" {_painted(shape.grey, shape.thick)}/>'
            )
        case _:
            weight = ' font-weight="bold"' if shape.is_bold else ""
            # Not every browser knows how to centre a line on its height.
            place = f'x="{shape.x:g}" y="{shape.y + 0.36 * shape.size:g}" font-size="{shape.size:.2f}"'
            return f'<text {place} text-anchor="middle"{weight}>{_text(shape.text)}</text>'


def _painted(grey: int, thick: float) -> str:
    outline = f'stroke="#000" stroke-width="{thick:g}"' if thick else 'stroke="none"'
    return f'fill="rgb({grey},{grey},{grey})" {outline}'
