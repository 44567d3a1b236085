"""Read-only lists behind the map and the tables: plain rows in, drawn rows out."""
