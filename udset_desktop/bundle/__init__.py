"""The export file: made, read, and distrusted."""
