"""Who knows whom (TIES; domain.md 2.2).

Do people meet people, is nobody left without a reply, and do ties cross units.
"""

from guildhall.health.measure.signs.ties import exchange, replies, units

__all__ = ["exchange", "replies", "units"]
