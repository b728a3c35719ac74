from guildhall.people.actions.accounts import (
    bring_back,
    end_sessions,
    export_account,
    make_owner,
    suspend,
    take_back_ownership,
)
from guildhall.people.actions.arrival import (
    arrive,
    finish_sign_up,
    free_username,
    invite_by_domain,
    use_invitation,
)
from guildhall.people.actions.audit import note_audit
from guildhall.people.actions.blocks import block, unblock
from guildhall.people.actions.capacity import rest_until, set_capacity
from guildhall.people.actions.claiming import claim, offer_claim, revoke_claim
from guildhall.people.actions.leaving import leave
from guildhall.people.actions.letting_in import make_way_in, tell_owners, use_way_in
from guildhall.people.actions.merging import merge_accounts
from guildhall.people.actions.ownership import become_owner, make_owner_link
from guildhall.people.actions.profile import (
    ListIsFull,
    add_offer,
    choose_look,
    edit_profile,
    remove_offer,
    remove_picture,
    set_offers,
    set_picture,
    set_unit,
)
from guildhall.people.actions.programs import mark_as_person, mark_as_program
from guildhall.people.actions.settings import add_unit, change_house, remove_unit

__all__ = [
    "ListIsFull",
    "add_offer",
    "add_unit",
    "arrive",
    "become_owner",
    "block",
    "bring_back",
    "change_house",
    "choose_look",
    "claim",
    "edit_profile",
    "end_sessions",
    "export_account",
    "finish_sign_up",
    "free_username",
    "invite_by_domain",
    "leave",
    "make_owner",
    "make_owner_link",
    "make_way_in",
    "mark_as_person",
    "mark_as_program",
    "merge_accounts",
    "note_audit",
    "offer_claim",
    "remove_offer",
    "remove_picture",
    "remove_unit",
    "rest_until",
    "revoke_claim",
    "set_capacity",
    "set_offers",
    "set_picture",
    "set_unit",
    "suspend",
    "take_back_ownership",
    "tell_owners",
    "unblock",
    "use_invitation",
    "use_way_in",
]
