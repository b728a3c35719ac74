"""What no count accepts, each by its name."""


class CountRefused(ValueError):
    """The ballots or the options make no sense; nothing was counted."""


class NoOptions(CountRefused):
    """There is nothing to choose from."""


class NoBallots(CountRefused):
    """Nobody voted."""


class EmptyBallot(CountRefused):
    """A ballot that says nothing."""


class UnknownOption(CountRefused):
    """A ballot names what was not offered."""


class SameOptionTwice(CountRefused):
    """An option is offered, or named on one ballot, more than once."""


class TooManyChosen(CountRefused):
    """A ballot chooses, or gives away, more than it may."""


class PointsOutOfRange(CountRefused):
    """Fewer points than none, or more than the highest."""


class OptionLeftOut(CountRefused):
    """A ballot has to say something about every option, and this one does not."""


class NotExact(CountRefused):
    """A float, or another number that is not exactly what it looks like."""


class NotANumberOfWinners(CountRefused):
    """Fewer winners than one, or more than there are options."""


class NoBudget(CountRefused):
    """There is nothing to spend."""


class CostsNothing(CountRefused):
    """An option without a cost, or with a negative one."""


class CostsMoreThanAll(CountRefused):
    """An option that the whole budget could not pay."""


class NotAQuorum(CountRefused):
    """A share above all or below none, or a negative number of people."""
