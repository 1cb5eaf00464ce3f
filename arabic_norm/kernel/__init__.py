"""The inner loops, knowing nothing of Arabic: translate by a table, list what moves, find."""

from arabic_norm.kernel._python import Finder, Translator, compose, pack, unpack

__all__ = ["Finder", "Translator", "compose", "pack", "unpack"]
