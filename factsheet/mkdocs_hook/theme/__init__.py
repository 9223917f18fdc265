"""The theme `factsheet` of MkDocs. A wheel has the templates beside this file; the repository, at its top."""
