"""Decides what should happen to each incoming record; touches nothing."""
