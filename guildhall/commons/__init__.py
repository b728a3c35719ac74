"""What rooms share: entry, reply, thanks, outcome, revision, link, draft, attachment.

Everything a community holds in common is an *entry* of some *kind*. Its
*standing* (held, published, hidden, deleted) is written here only; its *state*
(waiting, solved, …) belongs to its room. A *reply* answers any entry. An
*outcome* says how something went for one person in one context.
"""
