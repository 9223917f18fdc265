"""The command line.

commands   build (the default), merge, check, lock, capture
printing   problems, counts and progress
"""
