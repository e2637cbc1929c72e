"""A phone held up to the screen, simulated: what its camera would hand to the program that reads the code.

`photograph` takes any picture of the screen, a lone code or a whole screenshot. Pillow and the standard library only;
the same seed gives the same photograph on every machine.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter, ImageOps

_SUPERSAMPLING = 3  # the scene is drawn this much finer than the sensor, so that tilting does not alias
_MARGIN = 0.12  # of the picture, around it: room for the tilt
_SURROUNDINGS = 90  # grey of what is around the screen
_NOISE_LAYERS = 4
_UNIFORM_SIGMA = (256**2 - 1) ** 0.5 / 12**0.5  # of a random byte


@dataclass(frozen=True)
class Conditions:
    """How bad the photograph is. Every measure is the worst of its kind; the seed decides on direction and share."""

    turn_degrees: float = 15.0
    """Turn of the phone in the plane of the screen."""
    tilt: float = 0.15
    """How much shorter than its opposite an edge may look."""
    blur_px: float = 0.7
    """Sigma of the blur of lens and hand, in pixels of the sensor."""
    noise: float = 8.0
    """Sigma of the noise of the sensor, in grey levels of 255."""
    darkest: float = 0.4
    """Light that is left at the dark end of an uneven light."""
    contrast: float = 0.45
    """Share of the contrast that stray light (a lamp on the glass) leaves."""


NIGHT_MARKET = Conditions()
"""A willing visitor at the stall: all faults at once, each as strong as a quick photograph has it."""

STILL = Conditions(turn_degrees=0, tilt=0, blur_px=0, noise=0, darkest=1, contrast=1)
"""Resampling alone: what a perfect phone would see."""


def photograph(
    image: Image.Image,
    *,
    source_px_per_module: float,
    px_per_module: float,
    seed: int,
    conditions: Conditions = NIGHT_MARKET,
) -> Image.Image:
    """Return a grey photograph of `image`, of any size and mode.

    Args:
        image: What the screen shows.
        source_px_per_module: Pixels a module in `image`.
        px_per_module: Pixels a module on the sensor, before tilt makes the far edge shorter.
        seed: Decides on the direction and share of every fault.
        conditions: The worst of every fault.
    """
    rng = random.Random(seed)
    scale = px_per_module / source_px_per_module
    photo = _seen_at_an_angle(image.convert("L"), scale, rng, conditions)
    photo = photo.filter(ImageFilter.GaussianBlur(conditions.blur_px * rng.uniform(0.6, 1.0)))
    photo = ImageChops.multiply(photo, _light(photo.size, rng, conditions))
    photo = _veiled(photo, 1 - (1 - conditions.contrast) * rng.uniform(0.6, 1.0))
    return _noisy(photo, conditions.noise * rng.uniform(0.6, 1.0), rng)


def _seen_at_an_angle(image: Image.Image, scale: float, rng: random.Random, conditions: Conditions) -> Image.Image:
    """Scale to the sensor, turn, and tilt, with the surroundings around it."""
    fine = (round(image.width * scale * _SUPERSAMPLING), round(image.height * scale * _SUPERSAMPLING))
    enlarged = image.resize(fine, Image.Resampling.BOX)
    margin = round(max(fine) * _MARGIN)
    scene = ImageOps.expand(enlarged, margin, fill=_SURROUNDINGS)
    turn = rng.uniform(-conditions.turn_degrees, conditions.turn_degrees)
    scene = scene.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=_SURROUNDINGS)
    width, height = scene.size
    # The four corners of the scene that the corners of the photograph show: outside the scene means farther away.
    tilts = [rng.uniform(0, conditions.tilt) for _ in range(2)]
    x_out, y_out = (width * tilts[0] / 2, height * tilts[1] / 2)
    corners: list[list[float]] = [[0, 0], [0, height], [width, height], [width, 0]]
    far_edge = rng.randrange(4)
    for index in (far_edge, (far_edge + 1) % 4):
        corner = corners[index]
        corner[0] += x_out if corner[0] else -x_out
        corner[1] += y_out if corner[1] else -y_out
    scene = scene.transform(
        scene.size,
        Image.Transform.PERSPECTIVE,
        _perspective(corners, width, height),
        Image.Resampling.BICUBIC,
        fillcolor=_SURROUNDINGS,
    )
    sensor = (max(1, round(width / _SUPERSAMPLING)), max(1, round(height / _SUPERSAMPLING)))
    return scene.resize(sensor, Image.Resampling.BOX)


def _perspective(corners: list[list[float]], width: int, height: int) -> tuple[float, ...]:
    """Return Pillow's eight coefficients, photograph → scene.

    The square-to-quadrilateral mapping of P. Heckbert, "Fundamentals of Texture Mapping and Image Warping"
    (1989), 2.2.3.
    """
    (x0, y0), (x3, y3), (x2, y2), (x1, y1) = corners
    dx1, dx2, dx3 = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, dy3 = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    area = dx1 * dy2 - dx2 * dy1
    g = (dx3 * dy2 - dx2 * dy3) / area
    h = (dx1 * dy3 - dx3 * dy1) / area
    a, b = x1 - x0 + g * x1, x3 - x0 + h * x3
    d, e = y1 - y0 + g * y1, y3 - y0 + h * y3
    return (a / width, b / height, x0, d / width, e / height, y0, g / width, h / height)


def _light(size: tuple[int, int], rng: random.Random, conditions: Conditions) -> Image.Image:
    """Return a light that falls off across the picture in any direction."""
    ramp = Image.linear_gradient("L").rotate(rng.uniform(0, 360), Image.Resampling.BICUBIC, fillcolor=128)
    middle = ramp.crop((38, 38, 218, 218)).resize(size, Image.Resampling.BICUBIC)
    darkest = 255 * (1 - (1 - conditions.darkest) * rng.uniform(0.6, 1.0))
    low, high = (float(level) for level in middle.getextrema())  # type: ignore[arg-type]  # two numbers for a picture of one band
    span = (255 - darkest) / max(1.0, high - low)
    return middle.point([round(min(255.0, max(0.0, darkest + (level - low) * span))) for level in range(256)])


def _veiled(image: Image.Image, contrast: float) -> Image.Image:
    """Squeeze the grey levels around the middle, as stray light and exposure do."""
    return image.point([round(127.5 + (level - 127.5) * contrast) for level in range(256)])


def _noisy(image: Image.Image, sigma: float, rng: random.Random) -> Image.Image:
    """Add noise that is close to Gaussian: the mean of four random bytes a pixel, scaled to `sigma` grey levels."""
    if not sigma:
        return image
    layers = [Image.frombytes("L", image.size, rng.randbytes(image.width * image.height)) for _ in range(_NOISE_LAYERS)]
    mean = Image.blend(Image.blend(layers[0], layers[1], 0.5), Image.blend(layers[2], layers[3], 0.5), 0.5)
    gain = sigma / (_UNIFORM_SIGMA / _NOISE_LAYERS**0.5)
    noise = mean.point([round(min(255.0, max(0.0, 128 + (level - 127.5) * gain))) for level in range(256)])
    return ImageChops.add(image, noise, offset=-128)
