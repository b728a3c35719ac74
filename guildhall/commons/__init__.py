"""What rooms share: entry, reply, thanks, outcome, revision, link, draft, attachment.

Everything members post is an *entry* of some *kind*: a post, question, tip, meeting or story. Its
*standing* (held, published, hidden, deleted) is changed here only; its *state* (waiting, solved, …)
belongs to its room. A *reply* belongs to an entry. An *outcome* says how something went for one
person in one context.
"""
