"""Compiled twins of rooms in `arabic_norm.steps`, made by the build; see `compiled`."""
