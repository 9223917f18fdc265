"""What every other package may import; nothing here knows facts files, pages or MkDocs.

model         the records of a facts file
amounts       decimals and fractions
edtf          dates as facts write them
days          days of the calendar, also before the year 1
urls          addresses of pages, anchors, links that open at words
markdown      the inline Markdown of statements
problems      what a check finds, and where
json_schema   the model as JSON Schema, for editors
clock         today
digest        digests of files and of our code
cache_file    what an earlier build found good
workers       the cores of the machine
output        files of the site
memo          what a value works out once
"""
