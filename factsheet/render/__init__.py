"""View -> bytes: pages through templates, rows of facts, exports.

pages             the environment of templates, and the content of a page
jinja_compiler    templates that escape, compiled to quicker code
direction         texts that run from right to left
policy            what a page may load and run
digits            numbers as classes of the style sheet
fact_rows         the row of a fact, made once and put into every page that shows it
fragments         pieces of pages and files that are made once
edit_links        links that edit a fact, or report a problem with it
index_links       links that name the file in a folder
scoped_css        style sheets that reach no further than one element
theme             the folders of templates as one
template_errors   problems of templates, at their lines
undefined         names that templates ask for in vain
exports/          JSON, CSV, names
cards/            the picture of a page, for those who share a link to it
"""
