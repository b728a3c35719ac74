from guildhall.commons.actions.attachment import (
    NotKept,
    attach_file,
    attach_picture,
    bytes_of,
    picture_markdown,
)
from guildhall.commons.actions.beginning import begin_entry
from guildhall.commons.actions.beside import (
    change_beside,
    copy_beside,
    post_with_files,
    put_beside,
)
from guildhall.commons.actions.draft import (
    continue_draft,
    discard_draft,
    put_draft_away,
    restore_draft,
    save_draft,
)
from guildhall.commons.actions.entry import (
    delete_entry,
    edit_entry,
    link_entries,
    pin,
    post_entry,
    restore_entry,
    set_topics,
    unlink_entries,
    unpin,
)
from guildhall.commons.actions.growth import NotGrown, add_author, grow, grow_line, undo_growth
from guildhall.commons.actions.just_posted import entry_just_posted
from guildhall.commons.actions.meanwhile import WrittenMeanwhile, mark_of_text, require_unchanged
from guildhall.commons.actions.mentioning import mention_in_entry, mention_in_reply
from guildhall.commons.actions.moving import (
    NotMovable,
    merge_entry,
    move_entries,
    move_entry,
    split_entry,
    undo_merge,
    undo_split,
)
from guildhall.commons.actions.outcome import report_outcome, withdraw_outcome
from guildhall.commons.actions.personal import (
    bookmark,
    follow,
    give_thanks,
    take_back_bookmark,
    take_back_thanks,
    unfollow,
)
from guildhall.commons.actions.reading import note_reading
from guildhall.commons.actions.reply import (
    ParentGone,
    delete_reply,
    edit_reply,
    post_reply,
    reply_target,
    restore_reply,
)
from guildhall.commons.actions.standing import (
    hide,
    lock,
    publish_held,
    show_again,
    slow_down,
    unlock,
)
from guildhall.commons.actions.trial import begin_trial, give_up_trial
from guildhall.commons.actions.visit import note_visit

__all__ = [
    "NotGrown",
    "NotKept",
    "NotMovable",
    "ParentGone",
    "WrittenMeanwhile",
    "add_author",
    "attach_file",
    "attach_picture",
    "begin_entry",
    "begin_trial",
    "bookmark",
    "bytes_of",
    "change_beside",
    "continue_draft",
    "copy_beside",
    "delete_entry",
    "delete_reply",
    "discard_draft",
    "edit_entry",
    "edit_reply",
    "entry_just_posted",
    "follow",
    "give_thanks",
    "give_up_trial",
    "grow",
    "grow_line",
    "hide",
    "link_entries",
    "lock",
    "mark_of_text",
    "mention_in_entry",
    "mention_in_reply",
    "merge_entry",
    "move_entries",
    "move_entry",
    "note_reading",
    "note_visit",
    "picture_markdown",
    "pin",
    "post_entry",
    "post_reply",
    "post_with_files",
    "publish_held",
    "put_beside",
    "put_draft_away",
    "reply_target",
    "report_outcome",
    "require_unchanged",
    "restore_draft",
    "restore_entry",
    "restore_reply",
    "save_draft",
    "set_topics",
    "show_again",
    "slow_down",
    "split_entry",
    "take_back_bookmark",
    "take_back_thanks",
    "undo_growth",
    "undo_merge",
    "undo_split",
    "unfollow",
    "unlink_entries",
    "unlock",
    "unpin",
    "withdraw_outcome",
]
