"""The bibliography for citation managers: works -> text, BibTeX, RIS, CSL-JSON, one by one and all together.

dates    an EDTF date -> what can be said of it in numbers
notes    sentences for what a form has no field for
text     plain text
bibtex   BibTeX, with the dates of biblatex
ris      RIS
csl      CSL-JSON
files    the files of each source, and of all

They are written here. pybtex cannot write one brace alone, writes `&`, `_` and `~` in addresses as LaTeX and ends every
`~` in a space; rispy breaks a record at a line feed in a title. All else is an ordered list of fields.
"""
