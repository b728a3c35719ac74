"""Many texts rendered at once, half of them in a second process where one was started.

The second process is this module, run by itself: it reads texts and writes HTML until its pipe
ends, which it does with the process that started it, however that ends.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from guildhall.kit.html import sanitise
from guildhall.kit.markdown import render

LEAST = 20  # texts; fewer are rendered sooner than they are sent


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it came: Markdown, or HTML."""

    body: str
    is_markdown: bool


class _Second:
    """A process that renders for us. Where it is gone, we go on alone."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for us; it ends with its pipe
        )

    def ask(self, sources: Sequence[Source]) -> None:
        if self._process and self._process.stdin:
            try:
                pickle.dump(list(sources), self._process.stdin)
                self._process.stdin.flush()
            except OSError:
                self.end()

    def answer(self) -> list[str] | None:
        """None where there will be none."""
        if self._process and self._process.stdout:
            try:
                answer: list[str] = pickle.load(self._process.stdout)  # noqa: S301  # ours
                return answer
            except (OSError, EOFError, pickle.UnpicklingError):
                self.end()
        return None

    def end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


_second: _Second | None = None


@contextmanager
def in_two_processes() -> Iterator[None]:
    """Within this, `rendered` shares long lists with a second process, on two processors or more.

    For commands, which have one thread.
    """
    global _second
    if _second or (os.cpu_count() or 1) < 2:
        yield
        return
    _second = _Second()
    try:
        yield
    finally:
        _second.end()
        _second = None


def rendered(sources: Sequence[Source]) -> list[str]:
    """The HTML of each, in this order."""
    if _second is None or len(sources) < LEAST:
        return _rendered_here(sources)
    middle = len(sources) // 2
    _second.ask(sources[middle:])
    first_half = _rendered_here(sources[:middle])
    second_half = _second.answer()
    if second_half is None:
        second_half = _rendered_here(sources[middle:])
    return first_half + second_half


def _rendered_here(sources: Sequence[Source]) -> list[str]:
    return [render(one.body) if one.is_markdown else sanitise(one.body) for one in sources]


def _serve() -> None:
    while True:
        try:
            sources = pickle.load(sys.stdin.buffer)  # noqa: S301  # from the one who started us
        except EOFError:
            return
        pickle.dump(_rendered_here(sources), sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    _serve()
