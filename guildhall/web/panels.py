"""Panels: what upper floors hang into pages of lower ones."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString

from guildhall.kit.registry import Registry


@dataclass(frozen=True, slots=True)
class Panel:
    """Renders into the place called `slot`; an empty string shows nothing."""

    slot: str
    render: Callable[[HttpRequest], SafeString | str]


panels: Registry[Panel] = Registry("web.panels")
house_names: Registry[Callable[[HttpRequest], str]] = Registry("web.house_name")


def rendered(slot: str, request: HttpRequest) -> Iterable[SafeString | str]:
    return [html for panel in panels if panel.slot == slot and (html := panel.render(request))]


def house_name(request: HttpRequest) -> str:
    """The name on the door, as the people's floor knows it."""
    return next((name(request) for name in house_names), "Guildhall")
