"""The definition: what is asked, when, of whom, and what may travel; frozen data."""
