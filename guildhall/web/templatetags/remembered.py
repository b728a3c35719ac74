"""Tags and filters of Django that remember what they gave the last time.

A page has some forty addresses and fifty fixed sentences, each the same on
every page of a process; working them out anew cost a third of its time.
"""

import datetime as dt
from functools import cache, lru_cache
from typing import Any

from django import template
from django.template.base import Parser, Token, TokenType
from django.template.defaultfilters import date as django_date
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.template.loader_tags import ExtendsNode, do_extends
from django.templatetags.i18n import (
    BlockTranslateNode,
    TranslateNode,
    do_block_translate,
    do_translate,
)
from django.templatetags.static import static
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from guildhall.web.addresses import address_by_name
from guildhall.web.dates import date_in_words

register = template.Library()


class RememberedURL(URLNode):
    def render(self, context: template.Context) -> str:
        if self.kwargs:
            return super().render(context)
        found = self._found(context)
        if self.asvar:
            context[self.asvar] = found
            return ""
        return found

    def _found(self, context: template.Context) -> str:
        """As in Django, one that is to be kept in a variable may lead nowhere."""
        arguments = [argument.resolve(context) for argument in self.args]
        try:
            return address_by_name(self.view_name.resolve(context), *arguments)
        except NoReverseMatch:
            if self.asvar is None:
                raise
            return ""


class RememberedTranslation(TranslateNode):
    """A fixed sentence, once for each language."""

    def __init__(self, node: TranslateNode) -> None:
        super().__init__(node.filter_expression, node.noop, node.asvar, node.message_context)
        self.sentences: dict[str | None, Any] = {}

    def render(self, context: template.Context) -> Any:
        language = get_language()
        if language not in self.sentences:
            self.sentences[language] = super().render(context)
        return self.sentences[language]


class RememberedBlock(template.Node):
    """A fixed sentence that is too long for one line."""

    def __init__(self, node: BlockTranslateNode) -> None:
        self.node = node
        self.sentences: dict[str | None, str] = {}

    def render(self, context: template.Context) -> str:
        language = get_language()
        if language not in self.sentences:
            self.sentences[language] = self.node.render(context)
        return self.sentences[language]


class RememberedExtends(ExtendsNode):
    """Which blocks its parent has: to find them takes a walk over all nodes of the shell."""

    def get_parent(self, context: template.Context) -> template.Template:
        nodes = (parent := super().get_parent(context)).nodelist
        if "get_nodes_by_type" not in vars(nodes):
            vars(nodes)["get_nodes_by_type"] = cache(nodes.get_nodes_by_type)
        return parent


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    node = django_url(parser, token)
    return RememberedURL(node.view_name, node.args, node.kwargs, node.asvar)


@register.tag
def trans(parser: Parser, token: Token) -> TranslateNode:
    node = do_translate(parser, token)
    is_fixed = (
        getattr(node.filter_expression.var, "literal", None) is not None
        and not node.filter_expression.filters
    )
    return (
        RememberedTranslation(node)
        if is_fixed and not node.asvar and not node.message_context
        else node
    )


@register.tag(name="blocktrans")
def block_of_text(parser: Parser, token: Token) -> template.Node:
    node = do_block_translate(parser, token)
    is_fixed = all(piece.token_type == TokenType.TEXT for piece in node.singular)
    has_more = node.extra_context or node.plural or node.asvar or node.message_context
    return node if has_more or not is_fixed else RememberedBlock(node)


@register.tag
def extends(parser: Parser, token: Token) -> ExtendsNode:
    node = do_extends(parser, token)
    return RememberedExtends(node.nodelist, node.parent_name)


@register.filter(name="date", expects_localtime=True, is_safe=False)
def day_or_moment(value: Any, how: str | None = None) -> str:
    """A day or a moment as Django's filter words it; all else is left to that."""
    if isinstance(value, dt.date):
        return date_in_words(value, how)
    worded: str = django_date(value, how)
    return worded


@register.simple_tag
@lru_cache(maxsize=200)
def asset(path: str) -> SafeString:
    """The address of a static file."""
    return mark_safe(conditional_escape(static(path)))  # escaped here
