"""The encoder: a program of its own that knows no secret of the hall's."""

import os
import sys
from pathlib import Path

import click
from django.conf import settings

from guildhall.kit.lifeline import VARIABLE
from guildhall.search.meaning import asking
from guildhall.search.meaning.apart import program
from guildhall.search.meaning.installed import model_here

MISSING = "There is no model here. Install one: pip install 'guildhall[semantic]'"


@click.command()
def encoder() -> None:
    """Answer search's questions about meaning; “guildhall serve” runs this beside the worker."""
    model = model_here(settings.MEANING_MODEL)
    if model is None:
        raise click.ClickException(MISSING)
    asking.folder().mkdir(mode=0o700, exist_ok=True)
    lifeline, _colon, _inode = os.environ.get(VARIABLE, "-1:").partition(":")
    words = [str(asking.folder()), *model, lifeline]
    command = [sys.executable, "-I", str(Path(program.__file__)), *words]
    os.execve(sys.executable, command, _environment())  # noqa: S606  # the same process goes on


def _environment() -> dict[str, str]:
    """Nothing of the hall's: no key, no address of a database."""
    return {
        "LANG": "C.UTF-8",
        "PATH": os.defpath,
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "OMP_WAIT_POLICY": "passive",
    }
