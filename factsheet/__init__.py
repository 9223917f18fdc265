"""A generator of fact-sheet websites: facts.yaml in, a site of cited facts out.

In the order of the data: encoding and tree read a file, parts and load make records of it (model, amounts, explain),
checks hold them against the words they cite (words, dates; evidence, locking; checked), view says what is shown,
plans lists the pages, press makes them (pages, rows, exports, pieces) on every core (parallel), or takes what no
change reaches from the last site (patch, kept), inspection looks at the finished folder (links, gate), search indexes
it (canonical), output publishes it. Of a site in shards each machine makes a part, and merging does the last steps
with all of them. pipeline names the stages; cli and mkdocs_hook are the ways in.
"""

__version__ = "0.1.0"
