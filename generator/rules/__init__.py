"""Coded rules: one module each, with its words; `ALL` in `catalogue.py` is the explicit list."""
