"""A registration in the words of another standard, with what that standard has no place for. Pure functions."""
