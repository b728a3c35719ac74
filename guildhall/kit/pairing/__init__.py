"""Pairing people for a round of introductions: who meets whom, and why. Pure, without models.

`plan` finds the pairs whose worth together is greatest; its objective is in `worth`, how it is
found in `solving`. Only the worker and the operator's commands import `solving`: it needs rustworkx
and numpy, which web processes never load.
"""

from guildhall.kit.pairing.partner import Group, Partner, Why

__all__ = ["Group", "Partner", "Why"]
