"""The two prints of one interview, never confused."""
