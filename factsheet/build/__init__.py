"""The driver, which knows no MkDocs: what is made, and what is taken from the last site. `mkdocs_hook` calls it.

pipeline           the stages, from files to prepared pages
invalidation       what a change of facts affects: so, what a save or a build makes again
artifacts          the last site, and what is known of its files
builder            makes pages and exports and writes them, or takes them from the last site
making             all of a site on every core: what is made, and what is taken meanwhile
shards             a part of a site for each machine
merge              shards -> a site
search             the index of the full text
search_pages       a finished page -> the words by which search finds it
search_keys        the pages of an index -> its key; those of the last site are not read again
search_words       their words, put apart
search_engine      Pagefind, which makes the index of such pages
search_normalize   the filters of an index, in an order of their own
sizes              the sizes of files, on the page that lists them
exchange           two folders change places in one step; files are synced to the disk
turn               one build after the other in one folder
publish            puts a finished folder in the place of the site

A page is reused if the fingerprint is the same (mkdocs_hook.settings: code, templates, settings, menu, evidence.lock,
day), no change of facts reaches it (invalidation), and its file is as it was left, with the same list of facts
(artifacts.PreviousSite.reuse).
`builder.reaches` and `take` ask for the last two.
"""
