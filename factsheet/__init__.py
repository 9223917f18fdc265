"""A generator of fact-sheet websites: facts.yaml in, a site of cited facts out.

core          what everything may import: the model, problems, dates, addresses
load          facts.yaml -> Sheet
words         a text -> its numbers, dates, hedges, units
evidence      captured texts: capture, where a quote stands, links that open there, evidence.lock
checks        Sheet -> problems
history       two versions of the facts -> what has changed by meaning; git's commits -> the history of each fact
view          (Sheet, today) -> what pages show
render        view -> bytes: pages, rows, exports
audit         finished files -> problems: links, the digit gate
build         the driver: what is made, what is taken from the last site, publishing
edit          commands that write what people keep by hand
mkdocs_hook   MkDocs' events; the only package that imports it
cli           the commands

A package imports only from those above it; load and words know nothing of each other, nor do checks and history. Code
for speed alone stands beside a plain reference: core.plain names it.
"""

__version__ = "0.1.0"
