"""The verbs: the only layer that joins the others; shared by window and command line."""
