"""Projects: something a community does together, from what it is for to thanking everyone.

A *project* is an entry of kind “project”: what for, when, who brings what. Members say *I'm in*;
*organisers* look after it. It has *supplies* that someone brings, *tasks* with an owner and a day,
and *shifts* with places; a shift without a time is a role. A *volunteer* says “I'll help” by a
public link, without an account: their name and how to reach them are read by organisers alone,
and deleted afterwards. *Ten steps* ask a question each and never block. A project is *finished* or
*stopped*; both are honourable ends, and what was learned grows into tips.
"""
