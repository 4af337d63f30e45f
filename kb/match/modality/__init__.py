"""How a sentence says it: denied, how surely, and by the writer or by somebody else."""
