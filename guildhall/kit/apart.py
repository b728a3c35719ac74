"""Separate processes: the memory they use is free when they end.

No model may be imported here. A process that is spawned reads this module before
Django is set up in it, and the module of its first job only afterwards.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import django

from guildhall.kit.lifeline import end_with_parent


def processes_apart(count: int = 1) -> ProcessPoolExecutor:
    """A pool of so many processes with Django set up. They end with this one."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_set_up)


def _set_up() -> None:
    end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guildhall.config.settings")
    django.setup()
