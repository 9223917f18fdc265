"""The command line.

commands   build (the default), merge, check, lock, capture
declaring  new, for editors
adding     add, for editors
editor     rename, move, retire and fmt, for editors
owner      init, test, upgrade and links, for owners of a site of their own
reviewer   diff and explain, for reviewers
writing    the frame of all commands that write facts
completion  names of facts in a shell
places     the site that a command works on: its settings, its facts
printing   problems, counts and progress
"""
