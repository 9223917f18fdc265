"""A generator of fact-sheet websites: facts.yaml in, a site of cited facts out.

In the order of the data: encoding and tree read a file, load makes records of it (model, explain), checks hold them
against the words they cite (words, dates), view says what is shown, plans lists the pages, pages and exports make them,
inspection looks at the finished folder (links, gate), search indexes it (canonical), output publishes it. Of a
site in shards each machine makes a part, and merging does the last steps with all of them. pipeline names the stages;
cli and mkdocs_hook are the ways in.
"""

__version__ = "0.1.0"
