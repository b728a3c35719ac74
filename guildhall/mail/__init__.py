"""Letters on their way out, built at the moment they are sent.

A *letter* is a row that says to whom and about what, in ids, never the text: what its person may
no longer see at that moment is not in it. Each *kind* of letter is declared by the app that knows
how to build it. Without a mail server letters wait, and owners can see them.
"""
