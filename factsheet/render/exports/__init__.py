"""View -> machine-readable files, a module for each format.

files       all files of an entity and of the site
json        the API
index       its index, in parts where it is long
fact        a fact in it
shapes      the keys of such a fact, with their types and meaning
documents   those of everything else in it
fields      columns and keys with their meaning, for people
schema      these shapes as JSON Schema and OpenAPI
csv         tables of facts
columns     the columns of these tables, and what they mean
package     descriptions of these tables for machines: Data Package, CSV on the Web
rows        a fact -> rows of SQLite and Parquet
tables      the tables of SQLite
sqlite      the facts as a database with full-text search
datasette   what Datasette shows with it
parquet     facts and points of series, with types
names       the names that search loads first
citations/  the bibliography: text, BibTeX, RIS, CSL-JSON
linked/     linked data: Turtle, JSON-LD
markdown/   pages as Markdown
discovery/  what there is, for programs that look around
changes     every change of every fact
feeds       the latest of them

A new format is a module here; `files` then names its files, and docs/api.md or docs/data.md describes them.
"""
