"""Run by limited.py: sets the limits of this process, then runs a program in it.

The program has a function `main` with the words of the command; it raises MemoryError where it
needs more than it may have.
"""

import ctypes
import json
import os
import resource
import runpy
import signal
import sys

TOO_LARGE = 3
_WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG of prctl(2)


def limit(limits: dict[str, int]) -> None:
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits["memory"]),
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
        (resource.RLIMIT_FSIZE, limits["output"]),
        (resource.RLIMIT_NOFILE, 64),
    ):
        resource.setrlimit(kind, (most, most))


def end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_WHEN_PARENT_DIES, signal.SIGKILL, 0, 0, 0)


def main() -> None:
    end_with_parent()
    limit(json.loads(sys.argv[1]))
    program, *words = sys.argv[2:]
    try:
        runpy.run_path(program)["main"](*words)
        sys.stdout.flush()
    except MemoryError:
        os._exit(TOO_LARGE)


if __name__ == "__main__":
    main()
