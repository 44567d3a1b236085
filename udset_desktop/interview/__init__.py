"""Answers as they come in: the wizard without a window."""
