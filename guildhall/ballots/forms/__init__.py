from guildhall.ballots.forms.ballot import BallotForm
from guildhall.ballots.forms.terms import TermsForm, amount, choices_from, lines_in, sentence_about

__all__ = ["BallotForm", "TermsForm", "amount", "choices_from", "lines_in", "sentence_about"]
