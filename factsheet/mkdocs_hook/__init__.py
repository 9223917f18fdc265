"""The only package that imports MkDocs: facts become MkDocs pages, and a site is published whole or not at all.

hook            MkDocs' events
settings        mkdocs.yml -> the settings of the stages
site            one build
rendering       page specs -> whole pages, in the shell that MkDocs fills
fact_page       pages and files made from facts, as MkDocs knows them
live            the site that a preview shows, and its update after a save
observer        an observer of files that change while a preview runs
overlay         problems on top of the last good page
config_errors   MkDocs' complaints about mkdocs.yml -> problems
manifest        a shard's manifest, for the merge
"""
