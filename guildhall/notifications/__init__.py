"""Who is told of what, once and with the reason.

A *rule* says for one kind of event who is told, and why. Events gather in a *notice* for each
person (five answers to one question are one notice); a *hearing* is the row that keeps a person
from being told of the same event twice. A *level* says how much someone wants from a community,
a topic or an entry. A *digest* sums up recent activity at a time that its reader chose.
"""
