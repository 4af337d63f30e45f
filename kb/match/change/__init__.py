"""What a sentence says is changed, and by whom: which word of change governs a thing, and who or what acts."""
