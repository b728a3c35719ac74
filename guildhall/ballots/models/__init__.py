from guildhall.ballots.models.ballot import Ballot
from guildhall.ballots.models.count import Count
from guildhall.ballots.models.option import Option
from guildhall.ballots.models.urn import HasVoted, Urn
from guildhall.ballots.models.vote import Vote, Way

__all__ = ["Ballot", "Count", "HasVoted", "Option", "Urn", "Vote", "Way"]
