"""A Python that stays in a hall, so that a test's few lines there need not start one each time."""

import json
import subprocess
import sys

LOOP = """
import contextlib, io, json, sys, traceback
import django
django.setup()
from django.core.cache import caches
from django.db import connections
answers = sys.stdout
for line in sys.stdin:
    printed, problem = io.StringIO(), ""
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(json.loads(line), "<inside the hall>", "exec"), {"__name__": "__main__"})
        except BaseException:
            problem = traceback.format_exc()
    connections.close_all()
    caches.close_all()
    print(json.dumps([printed.getvalue(), problem]), file=answers, flush=True)
"""


class Resident:
    """It holds no connection between two calls, and starts anew where the settings have changed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._env: dict[str, str] = {}

    def run(self, code: str, env: dict[str, str]) -> str:
        """What these lines print.

        Raises AssertionError with the traceback of what went wrong in them.
        """
        process = self._in(env)
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(code) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        assert answer, "the Python inside the hall has ended"
        printed, problem = json.loads(answer)
        assert not problem, problem
        return printed.strip()

    def end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._process = None

    def _in(self, env: dict[str, str]) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None or env != self._env:
            self.end()
            self._env = dict(env)
            self._process = subprocess.Popen(
                [sys.executable, "-c", LOOP],
                env=self._env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        return self._process
