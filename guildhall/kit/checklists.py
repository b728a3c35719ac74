"""Lists whose items begin with [ ] or [x] get boxes, which can only be ticked in the text."""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BOX = re.compile(r"\[([ xX])\][ \t\n]+")


def checklist_rule(state: StateCore) -> None:
    """A rule of markdown-it, after the lines are read.

    It walks over the blocks once, with the lists it is in.
    """
    lists: list[Token] = []
    item, begins_item = None, False
    for token in state.tokens:
        if token.type.endswith("_list_open"):
            lists.append(token)
        elif token.type.endswith("_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            item, begins_item = token, True
            continue
        elif token.type == "inline" and item and begins_item and (box := _BOX.match(token.content)):
            _show_box(token, is_ticked=box[1] != " ")
            item.attrSet("class", "task-list-item")
            lists[-1].attrSet("class", "contains-task-list")
        begins_item = begins_item and token.type == "paragraph_open"


def _show_box(line: Token, *, is_ticked: bool) -> None:
    box = Token("html_inline", "", 0)
    ticked = ' checked="checked"' if is_ticked else ""
    box.content = (
        f'<input class="task-list-item-checkbox"{ticked} disabled="disabled" type="checkbox">'
    )
    words = line.children or []
    words[0].content = words[0].content[3:]
    line.children = [box, *words]
