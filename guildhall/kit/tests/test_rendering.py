"""What two processes render is what one renders, in the same order, also where one of them dies."""

import os
import signal

import pytest

from guildhall.kit import rendering
from guildhall.kit.rendering import LEAST, Source, in_two_processes, rendered

TEXTS = [
    source
    for number in range(3 * LEAST)
    for source in (
        Source(f"**{number}** seals\n\n- a list\n- `code`", is_markdown=True),
        Source(f"<p>{number}</p><script>alert(1)</script>", is_markdown=False),
    )
]


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_two_processes_render_what_one_does():
    alone = rendered(TEXTS)

    with in_two_processes():
        together = [rendered(TEXTS), rendered(TEXTS[:1]), rendered([])]

    assert together == [alone, alone[:1], []]
    assert alone[0].startswith("<p><strong>0</strong> seals</p>")
    assert alone[1] == "<p>0</p>"


def test_half_of_the_texts_is_rendered_by_the_second(monkeypatch):
    with in_two_processes():
        monkeypatch.setattr(rendering, "render", lambda body: "here")
        together = rendered(TEXTS)

    assert [html == "here" for html in together[::2]] == [True] * 30 + [False] * 30


@pytest.mark.parametrize("is_asked_before", [True, False])
def test_where_the_second_is_killed_the_first_goes_on_alone(monkeypatch, is_asked_before):
    alone = rendered(TEXTS)
    with in_two_processes():
        second = rendering._second
        process = second._process
        if is_asked_before:
            monkeypatch.setattr(second, "ask", lambda sources: process.kill())
        else:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()

        together = [rendered(TEXTS), rendered(TEXTS)]

    assert together == [alone, alone]


def test_with_one_processor_there_is_no_second(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with in_two_processes():
        assert rendering._second is None


def test_the_second_ends_with_the_block():
    with in_two_processes():
        process = rendering._second._process

    assert process.returncode is not None
    assert rendering._second is None
