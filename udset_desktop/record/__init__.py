"""One interview put on file: frozen, canonical, with its revisions."""
