"""What people bring: what they can help with and lend, what they want to learn, and what shows it.

What people *list* about themselves is `people.Offer`: the lists of a profile. Here it is found, in
a community and in the whole hall, also by other words for it (the *skills lists* that an owner
loads, and the topics of communities). Beside what someone lists, and kept apart from it, is what
a colleague *confirmed* with a sentence and a link, and what is *shown* by what solved or worked.
Nothing is counted, ranked or compared.
"""
