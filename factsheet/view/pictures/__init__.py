"""Facts as pictures: shapes and places only; templates draw them.

timelines   dated facts by year, and the days of their axis
charts      the figures of a property as bars, or as dots
headlines   what is said over a chart, from its figures
plots       dots on an axis of time
"""
