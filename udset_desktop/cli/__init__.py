"""The terminal face: parse, call one verb, print."""
