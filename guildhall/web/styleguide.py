"""/styleguide/: every component with its arguments and how it looks, for those who build pages."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

import guildhall
from guildhall.kit.components import component_modules
from guildhall.web.samples import Samples

PACKAGE = Path(guildhall.__file__).parent


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A component: its name, what it is for, what it takes, and a sample as code and drawn."""

    name: str
    about: str
    takes: str
    is_block: bool
    source: str
    sample: SafeString


def styleguide(request: HttpRequest) -> HttpResponse:
    if not (settings.DEBUG or getattr(request.user, "is_owner", False)):
        raise Http404
    return render(request, "web/styleguide.html", {"components": exhibits()})


def exhibits() -> Iterable[Exhibit]:
    context = Samples().context()
    return [_exhibit(name, context) for name in component_modules(PACKAGE)]


def _exhibit(module_name: str, context: dict[str, Any]) -> Exhibit:
    module = import_module(module_name)
    name = module_name.rpartition(".")[2]
    draw: Callable[..., Any] = getattr(module, name)
    more = module.sample() if hasattr(module, "sample") else {}
    takes = list(inspect.signature(inspect.unwrap(draw)).parameters.values())
    is_block = bool(takes) and takes[0].name == "content"
    path = Path(*module_name.split(".")[1:-1], f"{name}.sample.html")
    return Exhibit(
        name=name,
        about=inspect.getdoc(module) or "",
        takes=", ".join(str(one) for one in takes[1 if is_block else 0 :]),
        is_block=is_block,
        source=(PACKAGE / path).read_text().strip(),
        sample=mark_safe(get_template(str(path)).render({**context, **more})),  # a template of ours
    )
