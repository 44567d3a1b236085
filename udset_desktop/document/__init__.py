"""Page furniture for PDFs: knows paper, fonts and tags, not questionnaires."""
