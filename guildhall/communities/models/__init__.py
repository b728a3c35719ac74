# The table of absences; few may import it (see import-linter).
from guildhall.communities.models import absence  # noqa: F401
from guildhall.communities.models.community import Community, Norm, OwnerVisit, touch
from guildhall.communities.models.exit_reason import ExitReason
from guildhall.communities.models.invitation import Invitation
from guildhall.communities.models.membership import JoinRequest, Membership, Removal, RolePeriod
from guildhall.communities.models.stage import Stage, StagePeriod
from guildhall.communities.models.stewardship import StewardOffer, StewardSearch
from guildhall.communities.models.topic import Topic, TopicSynonym

__all__ = [
    "Community",
    "ExitReason",
    "Invitation",
    "JoinRequest",
    "Membership",
    "Norm",
    "OwnerVisit",
    "Removal",
    "RolePeriod",
    "Stage",
    "StagePeriod",
    "StewardOffer",
    "StewardSearch",
    "Topic",
    "TopicSynonym",
    "touch",
]
