"""View -> machine-readable files, a module for each format.

files   all files of an entity and of the site
json    the API
csv     tables of facts
names   the names that search loads first

A new format is a module here; `files` then names its files, and docs/api.md describes them.
"""
