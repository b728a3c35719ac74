"""An order of options that nobody chose, for where a rule cannot choose between two.

The seed is public and not known to anyone before the options are (a number drawn from a hat when
voting opens, or the date of its close), so nobody can write an option to come first. Anyone can
repeat it: `printf 'SEED:OPTION' | sha256sum` for each option, sorted.
"""

from collections.abc import Sequence
from hashlib import sha256

from guildhall.kit.counting.options import Option, listed


def drawn(options: Sequence[Option], *, seed: str) -> tuple[Option, ...]:
    """The options in the order of the SHA-256 of `seed:option`, whatever order they come in.

    Raises NoOptions, SameOptionTwice.
    """
    return tuple(sorted(listed(options), key=lambda option: (_lot(seed, option), option)))


def _lot(seed: str, option: Option) -> str:
    return sha256(f"{seed}:{option}".encode()).hexdigest()
