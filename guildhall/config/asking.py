"""What the house asks of its apps: every fixed name, from the lowest floor to the highest.

A room answers in its `room.py`, another app in its `house.py`; what is long is a module of that
name beside it (`guildhall.kit.finder`).
"""

from guildhall.activity.each_node import on_each_node
from guildhall.activity.findable import finds
from guildhall.activity.lanes import lanes
from guildhall.activity.listeners import later, now, soon
from guildhall.activity.schedule import recurring
from guildhall.cli.new_hall import furnishes
from guildhall.commons.costed import costed
from guildhall.commons.due import needs_check
from guildhall.commons.gates import gates
from guildhall.commons.holding import holders
from guildhall.commons.home_cards import home_cards
from guildhall.commons.kinds import answerings, carried, growths, moved, replied
from guildhall.commons.lacking import lacks
from guildhall.commons.laying_out import layouts, starts
from guildhall.commons.menus import entry_menu, reply_menu
from guildhall.commons.named_states import in_named_state, names_of_states
from guildhall.commons.page.declared import entry_acts, entry_pages, page_parts, reply_acts
from guildhall.commons.reach import counts
from guildhall.commons.this_week import this_week
from guildhall.commons.topic_shelves import topic_shelves
from guildhall.commons.visitors_pages import visitors_pages
from guildhall.communities.at_joining import at_joining
from guildhall.communities.evidence import evidences
from guildhall.communities.introduced import introduced
from guildhall.communities.menus import member_menu
from guildhall.communities.promised import promised
from guildhall.communities.rooms import kinds, offered_when, rooms
from guildhall.communities.stages import offers
from guildhall.farewells.handing import keeps_words, needs_heir
from guildhall.health.remedies import remedies
from guildhall.mail.kinds import kinds as letters
from guildhall.notifications.digest import digests
from guildhall.notifications.mail_verbs import (
    answers,
    answers_to_authors,
    calendar_answers,
    entries,
    mail_verbs,
)
from guildhall.notifications.mail_verbs import asked as asked_by_mail
from guildhall.notifications.mail_verbs import letters as letters_by_mail
from guildhall.notifications.rules import notice_rules
from guildhall.people.kept import exports
from guildhall.people.publicity import known
from guildhall.people.same_person import on_merge
from guildhall.pocket.keeping import kept_pages
from guildhall.search.more_words import more_words
from guildhall.search.series import series_of
from guildhall.skills.shown import shows_skill
from guildhall.web.help_pages import help_pages
from guildhall.web.panels import begins, doors, menu_links, news, panels, tabs, take_ups, try_outs
from guildhall.webhooks.subjects import subjects
from guildhall.weekly.proposals import proposals

TABLES = (
    *(panels, tabs, doors, menu_links, news, try_outs, take_ups),  # panels
    help_pages,  # help
    *(lanes, recurring, on_each_node, now, soon, later),  # tasks
    furnishes,
    finds,
    more_words,
    series_of,
    letters,
    exports,
    known,  # is_known_to_the_world
    on_merge,
    *(rooms, kinds),  # room
    begins,
    kept_pages,
    offered_when,
    evidences,  # evidence
    introduced,
    promised,
    at_joining,
    offers,
    *(member_menu, entry_menu, reply_menu),  # menu
    entry_pages,  # entry_page
    entry_acts,  # acts
    reply_acts,  # acts_on
    page_parts,  # parts
    growths,
    answerings,  # answers_with
    carried,  # carries
    replied,  # on_reply
    moved,  # on_move
    holders,  # holds_files
    gates,  # holds
    counts,  # reaches
    lacks,
    layouts,  # lays_out
    starts,
    needs_check,
    in_named_state,
    names_of_states,
    costed,
    topic_shelves,
    this_week,
    home_cards,
    visitors_pages,
    shows_skill,
    needs_heir,
    keeps_words,
    notice_rules,
    digests,  # digest
    *(
        mail_verbs,
        answers,
        answers_to_authors,
        entries,
        calendar_answers,
        letters_by_mail,
        asked_by_mail,
    ),  # mail_verbs
    subjects,  # hooks
    proposals,  # proposes
    remedies,
)
