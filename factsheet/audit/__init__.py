"""Finished files -> problems: the checks before a site is published.

inspection   the last check of a finished folder
links        the links of pages, and whether their targets exist
by_hand      what browsers refuse on pages by hand
suggest      how a link is written that leads to the page that was meant
cache        the pages that were found good
framed       pages within another theme, without it
locate       from a finished page to the file in which something is written
digits/      no number without a fact that supports it
"""
