"""Finished files -> problems: what is looked at before a site is published.

inspection   the last look at a finished folder
links        where pages lead, and whether that is there
cache        the pages that were found good
locate       from a finished page to the file in which something is written
digits/      no number without a fact that bears it out
"""
