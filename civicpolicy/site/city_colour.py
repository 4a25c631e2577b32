"""A city's colour, moved in lightness until every letter in it or on it can be read.

Pure Python. Hue is kept and chroma as far as a screen can show it; the redline, errors and states never
follow the city. Contrast is that of WCAG 2.2; lightness is that of OKLCH (Ottosson 2020), 0 to 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

RGB = tuple[float, float, float]
"""Red, green, blue in sRGB, each 0 to 1."""

WHITE, DESK = "#ffffff", "#f1f4f3"
DARK_PAPER, DARK_RAISED, DARK_DESK = "#12181e", "#19222a", "#0b1015"
ON_WHITE, READABLE = 5.5, 4.5
LIGHT_TINT, DARK_TINT = 0.12, 0.14
DARK_FROM = 0.72
STEP = 0.005
DEEPER = 0.1


@dataclass(frozen=True, slots=True)
class Accent:
    """The four accent tokens of one colour scheme, as hex."""

    accent: str
    on_accent: str
    tint: str
    deep: str


def light_accent(colour: str) -> Accent:
    """For white paper: at least 5.5 on white, 4.5 on the desk and on its own tint."""
    lightness, chroma, hue = to_oklch(colour)
    for level in _down(lightness):
        accent = from_oklch(level, chroma, hue)
        tint = mix(accent, WHITE, LIGHT_TINT)
        if (
            contrast(accent, WHITE) >= ON_WHITE
            and min(contrast(accent, DESK), contrast(accent, tint)) >= READABLE
        ):
            break
    return Accent(accent, WHITE, tint, from_oklch(max(0.0, level - DEEPER), chroma, hue))


def dark_accent(colour: str) -> Accent:
    """For dark paper: from lightness .72 up, until 4.5 on raised ground and on its own tint."""
    _, chroma, hue = to_oklch(colour)
    for level in _up(DARK_FROM):
        accent = from_oklch(level, chroma, hue)
        tint = mix(accent, DARK_PAPER, DARK_TINT)
        if min(contrast(accent, DARK_RAISED), contrast(accent, tint)) >= READABLE:
            break
    return Accent(accent, DARK_DESK, tint, from_oklch(min(1.0, level + DEEPER), chroma, hue))


def city_stylesheet(colour: str) -> str:
    """The style sheet of one city: its four accent tokens, light and dark.

    Raises ValueError unless the colour is written like ``#1f5b4b``.
    """
    light, dark = light_accent(colour), dark_accent(colour)
    return (
        f"@media screen {{\n  :root {{\n{_tokens(light)}  }}\n}}\n\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{_tokens(dark)}  }}\n}}\n"
    )


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2, 0 to 1."""
    red, green, blue = (_linear(part) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mix(colour: str, ground: str, share: float) -> str:
    """A colour laid over a ground at a share of its strength."""
    pairs = zip(_rgb(colour), _rgb(ground), strict=True)
    return _hex(tuple(share * over + (1 - share) * under for over, under in pairs))


def to_oklch(colour: str) -> tuple[float, float, float]:
    """Lightness, chroma, and hue in radians."""
    red, green, blue = (_linear(part) for part in _rgb(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The nearest colour that a screen can show at this lightness and hue, chroma reduced as needed."""
    low, high = 0.0, chroma
    if _shown(_linear_rgb(lightness, chroma, hue)):
        low = chroma
    else:
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if _shown(_linear_rgb(lightness, middle, hue)) else (low, middle)
    return _hex(tuple(_gamma(part) for part in _linear_rgb(lightness, low, hue)))


def _linear_rgb(lightness: float, chroma: float, hue: float) -> RGB:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _shown(parts: RGB) -> bool:
    return all(-0.0001 <= part <= 1.0001 for part in parts)


def _down(level: float) -> Iterator[float]:
    return (max(0.0, level - STEP * step) for step in range(int(level / STEP) + 2))


def _up(level: float) -> Iterator[float]:
    return (min(1.0, level + STEP * step) for step in range(int((1 - level) / STEP) + 2))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    part = min(1.0, max(0.0, part))
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _rgb(colour: str) -> RGB:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"{colour!r} is not a colour like #1f5b4b.")
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def _hex(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02x}" for part in parts)


def _tokens(accent: Accent) -> str:
    return (
        f"    --cp-accent: {accent.accent};\n    --cp-on-accent: {accent.on_accent};\n"
        f"    --cp-accent-tint: {accent.tint};\n    --cp-accent-deep: {accent.deep};\n"
    )
