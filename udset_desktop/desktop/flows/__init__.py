"""Connectors: each joins one view to the verbs of `usecases`, slow work on a lane."""
