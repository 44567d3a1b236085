"""What every layer leans on: errors, time, ids, files, places; no word of the field."""
