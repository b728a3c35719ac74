"""The colours of charts.

Those of tokens.css (a test compares), since a picture cannot ask the page for them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    ink: str
    soft: str
    line: str
    ground: str
    accent: str


LIGHT_ACCENTS = (
    "#8a3b12",
    "#1f5c7a",
    "#2f6138",
    "#6a3c86",
    "#8c2f4b",
    "#6b5200",
    "#0f625b",
    "#3f4f9c",
)
DARK_ACCENTS = (
    "#f0a983",
    "#8fcdec",
    "#9ed3a4",
    "#d5b0ea",
    "#f3a8be",
    "#e4c96c",
    "#83d5cc",
    "#b0bdf5",
)


def light(accent: int) -> Colours:
    """`accent`: the number of a community's colour."""
    return Colours(
        "#1d1b18", "#5e584e", "#e2ddd2", "#fbfaf7", LIGHT_ACCENTS[accent % len(LIGHT_ACCENTS)]
    )


def dark(accent: int) -> Colours:
    return Colours(
        "#ebe7df", "#aea89c", "#363940", "#16171a", DARK_ACCENTS[accent % len(DARK_ACCENTS)]
    )
