"""Letters on their way out: built when they are sent, by whichever floor knows what is in them.

A *letter* is a row that says to whom and about what, in ids, never the text: what
somebody may no longer see when it is sent is not in it. A *kind* of letter knows
how to build the mail. Without a mail server letters rest, and the owner sees them.
"""
