from guildhall.people.models.attempt import Attempt
from guildhall.people.models.audit import AuditRecord
from guildhall.people.models.block import Block
from guildhall.people.models.capacity import Capacity
from guildhall.people.models.claim import Claim
from guildhall.people.models.forwarding import Forwarding
from guildhall.people.models.found_by import FoundBy
from guildhall.people.models.house import House
from guildhall.people.models.invitation import Invitation, OwnerLink
from guildhall.people.models.person import Offer, Person, is_a_person, is_here, path_of_person
from guildhall.people.models.phone import Phone
from guildhall.people.models.unit import Unit, UnitPeriod
from guildhall.people.models.way_in import WayIn

__all__ = [
    "Attempt",
    "AuditRecord",
    "Block",
    "Capacity",
    "Claim",
    "Forwarding",
    "FoundBy",
    "House",
    "Invitation",
    "Offer",
    "OwnerLink",
    "Person",
    "Phone",
    "Unit",
    "UnitPeriod",
    "WayIn",
    "is_a_person",
    "is_here",
    "path_of_person",
]
