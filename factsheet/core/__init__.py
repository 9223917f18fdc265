"""The base that every other package may import. It imports none of ours, reads no facts, and knows no MkDocs.

model         the records of a facts file
fact          a fact, its citations, its figure or its series
figure        a value with scale, hedge and unit
scalars       the types of their fields that hold one text: ids, days, addresses, flags, ranks
amounts       decimals and fractions
dimensions    units that measure the same, such as months and days
edtf          dates as facts write them: read, compared, and put in words for pages
date_slips    a date with a slip of the pen -> what was meant
number_slips  a value that is no plain number -> how it is written
numerals    the numbers in a text, as the digit gate knows them
days          days of the calendar, also before the year 1
ages          the age of a source on a day, in words
ticks         the ticks of an axis
addresses     pages and anchors of facts, to compare two versions
digit_runs    the digits of a name in the id under which it was published
moves         what has another id or address now
urls          addresses of pages, anchors, links that open at words
markdown      the inline Markdown of statements
entries       the files of a folder that may be read, and what leads out of it
problems      the findings of checks, each with its place
system_errors what the system refuses, such as room on a disk, as problems
json_schema   the model as JSON Schema, for editors
licences      the licences under which facts may be offered
sizes         the bytes of files of a site, in words
clock         the day of the build, for the edges
plain         the switch between code for speed and its plain references
digest        digests of files and of our code
cache_file    a file that keeps what an earlier run worked out
workers       work on every core of the machine
output        writes the files of a site
"""
