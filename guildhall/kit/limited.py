"""Programs of ours that open what strangers sent: each in a process of its own, within limits.

A damaged or hostile file may bring down the library that reads it, or keep it busy for ever. Here
that ends one process: it has so much memory and so many seconds, knows no secret of the hall's
(its environment is empty), can write no file, and ends with the hall.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path

_LAUNCHER = Path(__file__).with_name("limited_launcher.py")
_OUT_OF_TIME = {-24, -9}  # SIGXCPU; and SIGKILL, also where the machine has no memory left
TOO_LARGE = 3  # how a program ends that needed more memory


class End(Enum):
    WELL = "well"
    SLOW = "slow"
    TOO_LARGE = "too large"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Limits:
    """`cpu_seconds` of work, `seconds` by the clock, bytes of memory and of what is handed back."""

    cpu_seconds: int = 30
    seconds: float = 60
    memory: int = 1024**3
    output: int = 16 * 1024**2


@dataclass(frozen=True, slots=True)
class Done:
    """How it ended, and what it had handed back until then."""

    end: End
    output: bytes


def run_limited(program: Path, file: Path, *words: str, limits: Limits) -> Done:
    """Run `program` (a script that knows nothing of the hall) on `file`, to one end or another."""
    command = [
        *(sys.executable, "-I", str(_LAUNCHER), json.dumps(asdict(limits))),
        *(str(program), str(file), *words),
    ]
    with tempfile.TemporaryFile() as output:
        end = _run(command, output.fileno(), limits.seconds)
        output.seek(0)
        return Done(end, output.read(limits.output))


def _run(command: list[str], output: int, seconds: float) -> End:
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.DEVNULL,
        env={"LANG": "C.UTF-8", "PATH": os.defpath},
        cwd="/",
        start_new_session=True,
    )
    try:
        status = process.wait(seconds)
    except subprocess.TimeoutExpired:
        return End.SLOW
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.wait()
    if status in _OUT_OF_TIME:
        return End.SLOW
    return {0: End.WELL, TOO_LARGE: End.TOO_LARGE}.get(status, End.FAILED)
