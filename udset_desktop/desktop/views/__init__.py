"""Places of the window: each draws one value and emits what was asked."""
