from django.urls import path

from guildhall.people.views import (
    account,
    accounts,
    arrival,
    claiming,
    house,
    letting_in,
    profile,
    programs,
)
from guildhall.people.views.manifest import manifest

ACCOUNT = "hall/people/<int:person_id>"

urlpatterns = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("me/profile/", profile.edit_profile, name="edit_profile"),
    path("me/profile/remove-picture/", profile.remove_picture, name="remove_picture"),
    path("people/<int:person_id>/block/", profile.block, name="block"),
    path("people/<int:person_id>/unblock/", profile.unblock, name="unblock"),
    path("people/<int:person_id>/picture/<str:name>", profile.picture, name="person_picture"),
    path("me/account/", account.account_settings, name="account_settings"),
    path("me/data/", account.export_data, name="export_data"),
    path("me/leave/", account.leave, name="leave_hall"),
    path("me/passkey/", arrival.first_passkey, name="first_passkey"),
    path("join/<str:token>/", arrival.hall_invitation, name="hall_invitation"),
    path("join/", arrival.join_by_mail, name="join_by_mail"),
    path("owner/<str:token>/", arrival.owner_link, name="owner_link"),
    path("hall/", house.house, name="house"),
    path("hall/units/", house.units, name="units"),
    path("hall/units/<int:unit_id>/remove/", house.remove_unit, name="remove_unit"),
    path("hall/imported-authors/", claiming.imported_authors, name="imported_authors"),
    path("hall/imported-authors/<int:person_id>/", claiming.offer_claim, name="offer_claim"),
    path("hall/claims/<int:claim_id>/revoke/", claiming.revoke_claim, name="revoke_claim"),
    path("claim/<str:token>/", claiming.claim, name="claim"),
    path("hall/people/", accounts.accounts, name="accounts"),
    path(f"{ACCOUNT}/", accounts.account, name="account"),
    path(f"{ACCOUNT}/suspend/", accounts.suspend_account, name="suspend_account"),
    path(f"{ACCOUNT}/bring-back/", accounts.bring_back_account, name="bring_back_account"),
    path(f"{ACCOUNT}/end-sessions/", accounts.end_sessions, name="end_sessions"),
    path(f"{ACCOUNT}/make-owner/", accounts.make_owner, name="make_owner"),
    path(
        f"{ACCOUNT}/take-back-ownership/",
        accounts.take_back_ownership,
        name="take_back_ownership",
    ),
    path(f"{ACCOUNT}/export/", accounts.export_account, name="export_account"),
    path(f"{ACCOUNT}/merge/", accounts.merge_account, name="merge_account"),
    path("hall/people/<int:person_id>/way-in/", letting_in.make_way_in, name="make_way_in"),
    path("way-in/<str:token>/", letting_in.way_in, name="way_in"),
    path("cant-get-in/", letting_in.locked_out, name="locked_out"),
    path("hall/people/<int:person_id>/program/", programs.mark_program, name="mark_program"),
    path("hall/people/<int:person_id>/person/", programs.mark_person, name="mark_person"),
    path("hall/audit-log/", house.audit_log, name="audit_log"),
    path("hall/invite/", house.invite_colleagues, name="invite_colleagues"),
]
