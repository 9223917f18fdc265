"""Public data sets of others, turned into facts: so that we see what our own five articles never show."""
