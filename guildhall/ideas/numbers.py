"""How a figure is written: as people read it, with its unit."""

from decimal import Decimal

from django.utils.formats import number_format


def in_full(value: Decimal, unit: str = "") -> str:
    """12.5 minutes; no zeros that say nothing."""
    plain = f"{value.normalize():f}"
    written = number_format(plain, use_l10n=True, force_grouping=True)
    return f"{written} {unit}".strip()
