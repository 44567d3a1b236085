"""What happens beside the drawing: jobs on lanes, the busy line, the cover and the lock."""
