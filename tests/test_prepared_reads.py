"""Every prepared read of the hall is compiled: none runs as a plain queryset without notice."""

import sys
from importlib import import_module

import pytest

from guildhall.commons.prepared_at import PreparedAt
from guildhall.kit.prepared import Prepared

pytestmark = pytest.mark.database


def prepared_reads() -> dict[str, Prepared]:
    import_module("guildhall.config.urls")  # and with it all that pages need
    reads: dict[str, Prepared] = {}
    for module in [one for name, one in sys.modules.items() if name.startswith("guildhall.")]:
        if ".tests." in module.__name__:
            continue
        for name, value in vars(module).items():
            path = f"{module.__name__}.{name}"
            if isinstance(value, Prepared):
                reads[path] = value
            if isinstance(value, PreparedAt):
                reads |= {f"{path}{kind}": one for kind, one in vars(value).items()}
    return reads


def test_each_is_compiled(db):
    reads = prepared_reads()

    assert {name for name, read in reads.items() if not read.is_compiled} == set()
    assert "guildhall.home.queries._latest" in reads
