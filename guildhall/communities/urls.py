from django.urls import path

from guildhall.communities.views import (
    house,
    invitations,
    joining,
    members,
    phone,
    settings,
    stage,
    start,
    stewardship,
)

HERE = "c/<slug:community_slug>/"

urlpatterns = [
    path("start/", start.start_community, name="start_community"),
    path("start/similar/", start.alike_communities, name="alike_communities"),
    path("communities/", start.communities, name="communities"),
    path("communities/mine/", start.my_communities, name="my_communities"),
    path("me/phone/", phone.edit_phone, name="edit_phone"),
    path("me/phone/remove/", phone.remove_phone, name="remove_phone"),
    path("hall/communities/", house.house_communities, name="house_communities"),
    path("hall/communities/<slug:community_slug>/look-in/", house.look_in, name="look_in"),
    path("invited/<str:token>/", joining.invitation, name="invitation"),
    path(f"{HERE}join/", joining.join, name="join"),
    path(f"{HERE}welcome/", joining.welcome, name="welcome"),
    path(f"{HERE}leave/", joining.leave_community, name="leave_community"),
    path(f"{HERE}people/", members.members, name="members"),
    path(f"{HERE}people/names/", members.names, name="names"),
    path(f"{HERE}people/invite/", invitations.invite, name="invite"),
    path(f"{HERE}people/invite/link/", invitations.make_link, name="make_link"),
    path(
        f"{HERE}people/invite/<int:invitation_id>/revoke/",
        invitations.revoke_invitation,
        name="revoke_invitation",
    ),
    path(f"{HERE}people/requests/<int:request_id>/admit/", members.admit, name="admit"),
    path(f"{HERE}people/requests/<int:request_id>/decline/", members.decline, name="decline"),
    path(f"{HERE}people/<int:person_id>/roles/", members.roles, name="roles"),
    path(f"{HERE}people/roles/<int:period_id>/end/", members.end_role, name="end_role"),
    path(f"{HERE}settings/", settings.community_settings, name="community_settings"),
    path(f"{HERE}stewardship/", stewardship.stewardship, name="stewardship"),
    path(f"{HERE}stewardship/take/", stewardship.take_stewardship, name="take_stewardship"),
    path(
        f"{HERE}stewardship/<slug:answer>/",
        stewardship.answer_stewardship,
        name="answer_stewardship",
    ),
    path(f"{HERE}stage/", stage.stage, name="stage"),
    path(f"{HERE}settings/close/", stage.close_community, name="close_community"),
    path(f"{HERE}reopen/", stage.reopen_community, name="reopen_community"),
    path(f"{HERE}settings/rules/", settings.rules, name="rules"),
    path(f"{HERE}settings/rooms/", settings.room_settings, name="room_settings"),
    path(f"{HERE}settings/rooms/<slug:room_slug>/open/", settings.open_room, name="open_room"),
    path(f"{HERE}settings/rooms/<slug:room_slug>/shut/", settings.shut_room, name="shut_room"),
    path(f"{HERE}settings/topics/", settings.topics, name="topics"),
    path(f"{HERE}settings/topics/<int:topic_id>/", settings.change_topic, name="change_topic"),
    path(
        f"{HERE}settings/topics/<int:topic_id>/remove/", settings.remove_topic, name="remove_topic"
    ),
]
