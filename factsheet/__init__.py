"""A generator of fact-sheet websites: facts.yaml in, a site of cited facts out.

The modules in the order of the data: tree, load, model, checks, view, pages, exports, links, output, pipeline;
cli and mkdocs_hook are the two ways in.
"""

__version__ = "0.1.0"
