"""The only package that imports MkDocs: facts become MkDocs pages, and a site is published whole or not at all.

hook            MkDocs' events arrive here
plugin          the same events, for `plugins: [factsheet]`
run             a build from the command line
settings        mkdocs.yml -> the settings of the stages
extra           our settings under `extra`, and what is wrong with them
inheritance     the file of the settings, and those that it inherits
boundary        what leads out of the folders that MkDocs reads by itself
content_security  mkdocs.yml -> what pages may load and run
site            one build: mkdocs.yml -> a site in its place
rendering       a page spec -> the whole page, in the shell that MkDocs fills
frame           pages of facts within another theme
fact_page       pages and files made from facts, as MkDocs knows them
discovery       files for programs that look around, pages by hand among them
live            a save -> the files of a preview that it may have changed, made again
observer        an observer of files that change while a preview runs
inputs          the files that a site is made of, and their stamps
process         how a build or a preview begins, and the signals that end it
refusal         the end of a build that has problems
overlay         problems on top of the last good page
config_errors   MkDocs' complaints about mkdocs.yml -> problems
manifest        a shard's manifest, for the merge
theme/          makes the templates a theme, in a wheel
"""
