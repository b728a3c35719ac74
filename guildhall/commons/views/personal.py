"""Thanks, follow, bookmark: one button each way."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons import actions, policy
from guildhall.commons.views.verbs import act_verb, reply_verb
from guildhall.communities.policy import may_take_part
from guildhall.communities.verbs import of_seat

_member = of_seat(may_take_part)

thank_entry = act_verb(may=policy.may_thank, act=actions.give_thanks)
take_back_thanks_entry = act_verb(may=_member, act=actions.take_back_thanks)
follow = act_verb(
    may=_member, act=actions.follow, says=_("You follow this now. You'll be told what comes of it.")
)
unfollow = act_verb(may=_member, act=actions.unfollow, says=_("You no longer follow this."))
bookmark = act_verb(may=_member, act=actions.bookmark, says=_("It's among your bookmarks now."))
take_back_bookmark = act_verb(
    may=_member, act=actions.take_back_bookmark, says=_("It's no longer among your bookmarks.")
)
thank_reply = reply_verb(may=policy.may_thank, act=actions.give_thanks)
take_back_thanks_reply = reply_verb(may=_member, act=actions.take_back_thanks)
