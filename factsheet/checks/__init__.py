"""Sheet -> problems: the rules that a facts file keeps. A sheet that passes them can be shown.

rule         what a rule is
registry     every rule, in the order of docs/rules.md
context      what rules look at
units        what a property counts in
identity     ids, names, addresses
references   what is named is there
usage        what is declared is used, what was published stays
figures      value, scale, unit, hedge
statements   numbers, dates and links in what we say
dating       when a fact was true
quotes       the words of sources, against their texts
evidence     texts, evidence.lock, copied words
well_formed  dates and ranges that are none
consistency  figures against figures, plans against reports
runner       runs the rules, also in several processes
cache        what was found the last time, and what a change reaches
"""
