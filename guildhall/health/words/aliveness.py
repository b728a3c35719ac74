"""Six words for how alive a community is, each with the figures that can say it, the best first."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

ALIVENESS: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "direction": (_("Direction"), ("DIR-1", "DIR-4")),
    "character": (_("Character"), ("CHR-2", "CHR-1", "CHR-4")),
    "energy": (_("Energy"), ("EN-1", "EN-3", "EN-2", "EN-4")),
    "excitement": (_("Excitement"), ("EXC-1", "EXC-2", "EXC-3")),
    "relevance": (_("Relevance"), ("REL-3", "IDEN-8", "REL-4")),
    "value": (_("Value"), ("TANG-7", "VAL-1", "VAL-2", "VAL-3")),
}
