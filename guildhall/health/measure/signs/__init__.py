"""One file a sign, in the order in which they are looked at when several show.

Identification before carrying before ties before tangibility before rigidity (domain.md 2.7).
Importing this fills the list of indicators.
"""

from guildhall.health.measure.signs import (
    aliveness,
    carrying,
    identification,
    rigidity,
    tangibility,
    ties,
)

__all__ = ["aliveness", "carrying", "identification", "rigidity", "tangibility", "ties"]
