"""What tests of figures share."""

import os

import pytest

ONCE = pytest.mark.skipif(
    "postgres" in os.environ.get("DATABASE_URL", ""),
    reason="needs no database; the run on SQLite tries it",
)


def seen(state: str = "no_sign") -> dict:
    """A snapshot of a community in which only the first indicator of carrying has a value."""
    findings = [
        {
            "sign": sign,
            "state": state if sign == "carrying" else "insufficient",
            "in_band": ["CORE-1"] if state == "sign" else [],
            "against": [],
            "patterns": ["hero"] if state == "sign" else [],
        }
        for sign in ("identification", "carrying", "ties", "tangibility", "rigidity")
    ]
    core = {
        "id": "CORE-1",
        "sign": "carrying",
        "band": "sign" if state == "sign" else "ok",
        "state": state,
        "value": None,
        "interval": None,
        "n": 40,
        "change": 0,
        "words": "very few",
        "missing": "",
        "room": "",
        "twins": {},
    }
    return {
        "community": "pumps",
        "until": "2026-03-01",
        "is_small": False,
        "indicators": [core],
        "findings": findings,
    }
