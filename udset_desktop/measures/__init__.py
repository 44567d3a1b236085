"""Figures over many records: pure functions on counts; every figure names its rule."""
