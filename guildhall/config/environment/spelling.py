"""A misspelt setting would silently do nothing, so it is refused instead."""

import os

from guildhall.config.environment.refusal import BadSetting

NAMES = (
    "BODY_SECONDS",
    "CACHE_URL",
    "CLAMD_URL",
    "DATABASE_URL",
    "EMAIL_URL",
    "GUILDHALL_DATA",
    "GUILDHALL_MEDIA",
    "GUILDHALL_TRUSTED_PROXIES",
    "GUILDHALL_URL",
    "HOST",
    "IMAP_URL",
    "INSIDE_HOSTS",
    "MAIL_ADDRESS",
    "MAIL_DOOR",
    "MAIL_HOOK_SECRET",
    "MAIL_RESOLVER",
    "MEANING_MODEL",
    "OIDC_PROVIDERS",
    "PORT",
    "SECRET_KEY",
    "WEB_WORKERS",
)
NOT_SETTINGS = ("GUILDHALL_LIFELINE", "GUILDHALL_TEST_DATA")
_PREFIX = "GUILDHALL_"
_LONG_ENOUGH = 8  # HOST and PORT are near to names of too many other programs


def refuse_misspelt() -> None:
    """Raises BadSetting, with the name that was probably meant."""
    for name in sorted(os.environ):
        if name in NAMES or name in NOT_SETTINGS:
            continue
        meant = _meant_by(name)
        if meant:
            raise BadSetting(name, f"is not a setting of Guildhall. Did you mean {meant}?")
        if name.upper().startswith(_PREFIX):
            raise BadSetting(
                name, "is not a setting of Guildhall; docs/operating.md lists them all."
            )


def _meant_by(name: str) -> str:
    """The setting that `name` nearly spells.

    Empty for names of other programs, and if the right one is set as well.
    """
    upper = name.upper()
    if upper.removeprefix(_PREFIX) in NAMES:
        return upper.removeprefix(_PREFIX)
    near = [
        (distance, known)
        for known in NAMES
        if len(known) >= _LONG_ENOUGH
        and (distance := steps_between(upper, known)) <= _most_steps(upper, known)
        and (known not in os.environ or upper.startswith("GUILDHA"))
    ]
    return min(near)[1] if near else ""


def _most_steps(name: str, known: str) -> int:
    """Names that begin with ours are surely ours; of others one slip is forgiven."""
    return (
        3 if known.startswith(_PREFIX) and steps_between(name[: len(_PREFIX)], _PREFIX) <= 2 else 1
    )


def steps_between(one: str, other: str) -> int:
    """How many letters must be added, removed, replaced or swapped with their neighbour.

    This is the optimal string alignment distance.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        after = [place]
        for column, known in enumerate(other, 1):
            steps = min(row[column] + 1, after[-1] + 1, row[column - 1] + (letter != known))
            is_swapped = (
                place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == known
            )
            after.append(min(steps, before[column - 2] + 1) if is_swapped else steps)
        before, row = row, after
    return row[-1]
