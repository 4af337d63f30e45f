"""Text to things and back: each module reads and writes one format, and none of them needs the base."""
