"""The base made ready for matching: the names of its concepts, and the words by which its claims are told."""
