"""`make torture`: bad input, kills, faults and saves by the thousand, and a count of what broke.

__main__    the options, the order and the summary
report      Broken, Tally: what a case comes to
pool        cases by number -> their outcomes, in several processes
process     a command in a forked process, with caps of time and memory
project     a small project of two versions, and what must hold after anything that stopped a build
mutate      a sheet -> a broken or odd one, by chance
vocabulary  the odd texts and the keys that it puts in
variants    broken sheets: every answer is a list of places and what is wrong there
properties  Hypothesis on the loader and the reader of words
coverage    atheris on the same two, led by which lines a text reaches
targets     what both call, and what must hold of any text
tracing     strace: which system calls a build makes, and a signal or an error in the place of one
kills       builds killed at any moment: the old site or the new one, whole, and the next build cleans up
faults      builds to whom the system says no: the old site stays, and the reason is one line
orphans     what a killed command leaves running
saves       a preview under saves and readers

A case is made from the seed and its number alone, so that `--only variants:123` runs it again.
"""
