"""The digit gate: no number reaches a page unless it comes from a cited fact.

gate        judges each number on a page: a page -> the numbers that nothing supports
evidence    the files under /api/v1 -> the numbers that each fact and source supports
readings    the support of all facts, kept from build to build
difference  the evidence of two builds -> what no longer supports the same numbers
support     a fact -> the numbers, dates and figure that it supports
counts      facts -> all that a page may count
figures     a figure -> its ends, in the unit of its property
derived     the attributes of ages, axes and figures in days -> the numbers that they may show
linked      the JSON-LD of a page -> its numbers that nothing supports
html        a page -> its numbers, each with the origin that the page names
html_fast   the same for the pages that we write, several times as fast
tags        the tags and attributes that html_fast reads
dates       an EDTF date -> its numbers
"""
