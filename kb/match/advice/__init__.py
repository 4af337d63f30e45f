"""Advice for or against a thing: whether a sentence gives it, for whom, and until when."""
