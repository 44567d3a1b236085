"""How databases made by older programs are brought up to date, one numbered step after another."""
