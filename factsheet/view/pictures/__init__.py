"""Facts as pictures: shapes and places only; templates draw them.

timelines   dated facts by year, and the days of their axis
charts      the figures of a property as bars, or as dots
headlines   what is said over a chart, from its figures
plots       dots on an axis of time
axes        where a day and a value stand
multiples   small pictures of many entities, side by side
series      a picture of a series, and the table of its points
"""
