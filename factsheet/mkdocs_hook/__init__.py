"""The only package that imports MkDocs: facts become MkDocs pages, and a site is published whole or not at all.

hook            MkDocs' events
site            one build
fact_page       pages and files made from facts, as MkDocs knows them
live            the site that a preview shows, and a save
observer        files that change while a preview runs
overlay         problems on top of the last good page
config_errors   what is wrong with mkdocs.yml
manifest        what a shard leaves for the merge
"""
