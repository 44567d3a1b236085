"""Made-up people and interviews, driven through the real verbs."""
