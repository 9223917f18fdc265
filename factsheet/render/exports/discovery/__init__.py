"""Files for programs that look around on a site: what there is, and where.

files       those that a site has
sitemap     the addresses of all pages, with their days
llms        the site in a page of Markdown, for programs that read
opensearch  its search, for browsers
robots      the way to its sitemap, for crawlers
security    whom to tell of a hole
"""
