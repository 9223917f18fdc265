"""A fact or a point of a series -> all that stands behind it, in lines: why it passes or fails, and where it is shown.

explanation  all of it, section by section
asked      an id -> the fact in hand, and the nearest ids where there is none
facts      what it says, in words
citations  each source with the quote, its paragraph, its link and how its words are read
evidence   what bears out each number and each date of it
rules      the rules that complain, are allowed, passed or were not asked
pages      the pages on which it stands
"""
