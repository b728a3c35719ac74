"""The numbers of health, from one file: every window, minimum and band that a formula uses."""

import tomllib
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any


class Numbers(SimpleNamespace):
    """One table of numbers.toml: its names as attributes, bands as tables of their own."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"numbers.toml knows no {name}.")


@lru_cache
def numbers() -> Numbers:
    """All tables, each an attribute.

    Raises AttributeError for a name that the file does not have.
    """
    tables = tomllib.loads((Path(__file__).parent / "numbers.toml").read_text())
    weights = tables.pop("weights")
    made = _as_numbers(tables)
    made.weights = {str(kind): float(weight) for kind, weight in weights.items()}
    return made


def _as_numbers(table: dict[str, Any]) -> Numbers:
    return Numbers(
        **{
            name: _as_numbers(value) if isinstance(value, dict) else value
            for name, value in table.items()
        }
    )
