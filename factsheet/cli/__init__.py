"""The command line.

commands   build (the default), merge, check, lock, capture
owner      init, test and upgrade, for owners of a site of their own
printing   problems, counts and progress
"""
