"""The command line.

commands   build (the default), merge, check, lock, capture
owner      init, test and upgrade, for owners of a site of their own
places     the site that a command works on: its settings, its facts
printing   problems, counts and progress
"""
