"""The things that kb knows: `terms` are the words with a closed list of values, `tables` the stored things."""
