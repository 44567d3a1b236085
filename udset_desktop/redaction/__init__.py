"""Likely identifiers in words that people said, and what a human decides about each."""
