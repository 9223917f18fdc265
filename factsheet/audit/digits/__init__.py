"""The digit gate: no number reaches a page unless it comes from a cited fact.

gate        a page -> the numbers that nothing bears out
evidence    the files under /api/v1 -> what bears out a number
html        which numbers a page shows, and where each is said to be from
html_fast   the same of the pages that we write, several times as fast
tags        tags and attributes for it
numerals    a text -> its numerals
dates       an EDTF date -> its numbers
"""
