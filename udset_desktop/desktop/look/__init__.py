"""How the window looks and what it says: tokens, themes, words, and the controls every place shares."""
