"""Compiled copies of modules in `arabic_norm.steps`, written by the build; see `compiled`.

Do not edit anything here: change the module in `arabic_norm/steps` and build again.
"""
