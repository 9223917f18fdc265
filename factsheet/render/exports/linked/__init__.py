"""The facts as linked data: nodes of JSON-LD, which Turtle and the JSON-LD of pages are written from too.

terms      the terms of a node, with their vocabularies and types: the context
dates      an EDTF date -> its parts that readers of RDF can compare
measures   a figure -> exact numbers
facts      a fact -> its node
nodes      entities, sources, properties, topics, what is gone -> their nodes
turtle     a node -> Turtle
files      the files under /data
page       the JSON-LD in the head of a page

`vocabulary.ttl` has the terms of our own, `shapes.ttl` what every node has, in SHACL.
"""
