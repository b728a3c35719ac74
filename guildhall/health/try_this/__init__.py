"""Try this: what helps with each sign. Each opens the page where it is done, or says how."""

from guildhall.health.try_this.carrying import CARRYING
from guildhall.health.try_this.identification import IDENTIFICATION
from guildhall.health.try_this.promises import PROMISES
from guildhall.health.try_this.rigidity import RIGIDITY
from guildhall.health.try_this.tangibility import TANGIBILITY
from guildhall.health.try_this.ties import TIES

__all__ = ["CARRYING", "IDENTIFICATION", "PROMISES", "RIGIDITY", "TANGIBILITY", "TIES"]
