"""One widget for each kind of item: draws an answer, says what was chosen, holds no rule."""
