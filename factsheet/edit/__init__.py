"""Commands that write what people keep by hand, and those that show it to reviewers.

text/       a file of facts as text, which an edit changes no further than it must
names       `beijing.some-fact`, `sources.paper` -> an entry of the facts
references  all places that name an entry
draft       the files as an edit would leave them -> written, if no rule finds more in them than before
log         the curation log after an edit
rename      `rename` and `move`
retire      `retire`
proposal    a quote -> the fields of a fact, and questions
figure_values  a number of a quote -> the value of a figure, and back
add         `new` and `add`
patch       two versions of a file -> a patch
lock        `lock`: evidence.lock, from the captured texts
init        `init`: a site of one's own, from starter/
upgrade     `upgrade`: how the files of such a site differ from those of this version
links       `links`: whether the addresses of sources still answer
diff/  two versions of the facts -> what has changed in them
explain/  a fact -> all that stands behind it
"""
