"""What is read of people where a page only names them, with a link to their own page."""

_NAMED = ("username", "name", "is_active", "claimed_at", "left_at", "source", "foreign_id")


def only_to_name(of: str) -> tuple[str, ...]:
    """For `only`; `of` leads from a row to its person."""
    return tuple([f"{of}__{name}" for name in _NAMED])
