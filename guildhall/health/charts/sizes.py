"""The sizes of charts, in pixels, and what a specification is."""

from typing import Any

WIDTH, TREND_HEIGHT, BAR_HEIGHT = 300, 120, 30
LEFT = 44  # room for an axis' numbers, the same in all: trends below each other line up
Spec = dict[str, Any]
