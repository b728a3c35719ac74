"""Django's url, trans and static as they are, with what they gave the last time remembered.

A page has some forty addresses and fifty fixed sentences, each the same on
every page of a process; working them out anew cost a third of its time.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.templatetags.i18n import TranslateNode, do_translate
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()


class RememberedURL(URLNode):
    def render(self, context: template.Context) -> str:
        if self.kwargs or self.asvar:
            return super().render(context)
        return _address(self.view_name.resolve(context), *[argument.resolve(context) for argument in self.args])


class RememberedTranslation(TranslateNode):
    """A fixed sentence, once for each language."""

    def __init__(self, node: TranslateNode) -> None:
        super().__init__(node.filter_expression, node.noop, node.asvar, node.message_context)
        self.said: dict[str | None, Any] = {}

    def render(self, context: template.Context) -> Any:
        language = get_language()
        if language not in self.said:
            self.said[language] = super().render(context)
        return self.said[language]


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    node = django_url(parser, token)
    return RememberedURL(node.view_name, node.args, node.kwargs, node.asvar)


@register.tag
def trans(parser: Parser, token: Token) -> TranslateNode:
    node = do_translate(parser, token)
    is_fixed = getattr(node.filter_expression.var, "literal", None) is not None and not node.filter_expression.filters
    return RememberedTranslation(node) if is_fixed and not node.asvar and not node.message_context else node


@register.simple_tag
@lru_cache(maxsize=200)
def asset(path: str) -> SafeString:
    """The address of a static file."""
    return mark_safe(conditional_escape(static(path)))  # escaped here


@lru_cache(maxsize=20_000)
def _address(name: str, *arguments: Any) -> str:
    return conditional_escape(reverse(name, args=arguments))
