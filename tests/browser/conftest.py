"""Chromium, and halls that it opens.

Loudly skipped where there is no Chromium; in CI that is a failure.
"""

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.begun_anew import ERAS, begin_anew
from tests.mail_servers import Sink, mail_server
from tests.ready_halls import copy_hall, filled_folder
from tests.real_hall import Hall

# Without the window that nobody looks at, the first takes a third less.
CHROMIUMS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
expect.set_options(timeout=20_000)  # milliseconds; long, for a machine with much else to do
# What the browser says of a request that a test broke off, or that found no hall.
CUT_OFF = [
    f"net::ERR_{what}"
    for what in ("FAILED", "CONNECTION_REFUSED", "CONNECTION_RESET", "EMPTY_RESPONSE")
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.looks)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = next((one for one in CHROMIUMS if Path(one).exists()), None)
    if chromium is None:
        missing = f"{CHROMIUMS[0]} is missing, so no story was told and axe saw nothing"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(f"NO CHROMIUM: {missing} (apt-get install chromium-headless-shell)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        loop = asyncio.get_running_loop()
        yield launched
        asyncio._set_running_loop(loop)
        launched.close()


def _served(folder: Path, **env: str) -> Iterator[Hall]:
    hall = Hall(folder, "")
    hall.env |= {name: value.format(port=hall.port) for name, value in env.items()}
    hall.start("serve")
    assert hall.waits_until_ready()
    yield hall
    hall.end()


@pytest.fixture(scope="session")
def demo_hall(tmp_path_factory, run_folder) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("demo")
    copy_hall(folder, source=filled_folder(run_folder))
    yield from _served(folder)


@pytest.fixture(scope="session")
def shared_hall(tmp_path_factory) -> Iterator[Hall]:
    """For tests that each make a community of their own in it."""
    folder = tmp_path_factory.mktemp("shared")
    copy_hall(folder)
    yield from _served(folder)


@pytest.fixture
def new_hall(shared_hall) -> Hall:
    """As if it had just been prepared: the processes that serve it are warm, its tables empty."""
    begin_anew(shared_hall, era=next(ERAS))
    return shared_hall


@pytest.fixture(scope="session")
def shared_mailing_hall(tmp_path_factory) -> Iterator[tuple[Hall, Sink]]:
    folder = tmp_path_factory.mktemp("mailing")
    copy_hall(folder)
    with mail_server() as sink:
        mail = f"smtp://127.0.0.1:{sink.port}"
        served = _served(folder, EMAIL_URL=mail, GUILDHALL_URL="http://localhost:{port}")
        for hall in served:
            yield hall, sink


@pytest.fixture
def mailing_hall(shared_mailing_hall) -> tuple[Hall, Sink]:
    """As `new_hall`, with a mail server; and what that got."""
    hall, sink = shared_mailing_hall
    begin_anew(hall, era=next(ERAS))
    sink.messages.clear()
    return hall, sink


@pytest.fixture
def visit(browser) -> Iterator[Callable[..., Page]]:
    """A page in a context of its own (a person with a device).

    Complaints of the browser fail the test.
    """
    opened: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        hall: Hall,
        path: str = "/",
        *,
        size: dict = DESK,
        scheme: str = "light",
        javascript: bool = True,
        refusals: tuple[int, ...] = (),
        is_cut_off: bool = False,
        service_workers: str = "allow",
    ) -> Page:
        """`refusals`: statuses that this visit meets on purpose; the browser complains of each.

        `is_cut_off`: so it does of requests that a test breaks off, or that find no hall.
        """
        expected = [f"status of {status} " for status in refusals]
        expected += CUT_OFF if is_cut_off else []
        expected += ["registration blocked"] if service_workers == "block" else []
        context = browser.new_context(
            viewport=size,
            color_scheme=scheme,
            java_script_enabled=javascript,
            base_url=f"http://localhost:{hall.port}",
            service_workers=service_workers,
        )
        context.set_default_timeout(20_000)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        opened.append(context)
        page = context.new_page()
        _gather_complaints(page, complaints, expected)
        page.goto(path)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert complaints == []


@pytest.fixture
def phone(new_hall, browser) -> Iterator[BrowserContext]:
    """A phone whose line can be cut: its pages share what they keep."""
    context = browser.new_context(viewport=PHONE, base_url=f"http://localhost:{new_hall.port}")
    context.set_default_timeout(10_000)
    yield context
    context.close()


def _gather_complaints(page: Page, complaints: list[str], expected: list[str]) -> None:
    """What the console says but for what is expected, errors, and requests to another host."""

    def of_console(message: ConsoleMessage) -> None:
        is_expected = any(words in message.text for words in expected)
        if message.type in ("error", "warning") and not is_expected:
            complaints.append(message.text)

    def of_request(request: Request) -> None:
        if "localhost" not in request.url and not request.url.startswith("data:"):
            complaints.append(f"asked {request.url}")

    page.on("console", of_console)
    page.on("pageerror", lambda problem: complaints.append(str(problem)))
    page.on("request", of_request)


def use_session(page: Page, hall: Hall, session: str) -> None:
    """From now on the page is of the person whose session this is."""
    address = f"http://localhost:{hall.port}"
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
