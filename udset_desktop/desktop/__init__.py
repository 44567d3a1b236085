"""The window face: draws values, emits intents, holds no rule."""
