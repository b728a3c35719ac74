"""Communities: who belongs, what they care about, who does what, which rooms are open.

A *community* has *topics*, *norms* and open *rooms*; a *membership* and a
*role* are periods (since, until). A *seat* is one person in one community:
what every view below /c/<slug>/ starts from.
"""
