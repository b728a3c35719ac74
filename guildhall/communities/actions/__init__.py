from guildhall.communities.actions.community import (
    change_community,
    look_in,
    open_room,
    promise_reply,
    set_norms,
    shut_room,
    start_community,
)
from guildhall.communities.actions.invitation import invite, make_link, revoke_invitation
from guildhall.communities.actions.membership import (
    LastSteward,
    NotJoinable,
    admit,
    decline,
    join,
    join_by_invitation,
    leave_community,
    request_to_join,
)
from guildhall.communities.actions.role import end_role, give_role
from guildhall.communities.actions.topic import TopicInUse, add_topic, change_topic, remove_topic

__all__ = [
    "LastSteward",
    "NotJoinable",
    "TopicInUse",
    "add_topic",
    "admit",
    "change_community",
    "change_topic",
    "decline",
    "end_role",
    "give_role",
    "invite",
    "join",
    "join_by_invitation",
    "leave_community",
    "look_in",
    "make_link",
    "open_room",
    "promise_reply",
    "remove_topic",
    "request_to_join",
    "revoke_invitation",
    "set_norms",
    "shut_room",
    "start_community",
]
