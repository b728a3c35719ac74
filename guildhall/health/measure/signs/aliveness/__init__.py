"""Direction, character, energy, excitement, relevance, value (domain.md 3).

Sentences, never a sum.
"""

from guildhall.health.measure.signs.aliveness import (
    character,
    direction,
    energy,
    excitement,
    relevance,
    value,
)

__all__ = ["character", "direction", "energy", "excitement", "relevance", "value"]
