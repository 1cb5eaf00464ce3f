"""Figures of this library, measured: run a module with ``python -m``."""
