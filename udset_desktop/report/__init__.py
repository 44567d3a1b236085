"""Tables of measures laid out for readers, after disclosure control."""
