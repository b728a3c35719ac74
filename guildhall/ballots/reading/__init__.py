"""A count as a page says it: what each option got, who won, and why this and not that."""

from guildhall.ballots.reading.outcome import Line, Outcome, outcome_of, so_far

__all__ = ["Line", "Outcome", "outcome_of", "so_far"]
