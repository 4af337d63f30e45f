"""A sentence as English, whatever it is about: its words, their parts of speech, its clauses, and the words that tell a change.

`reading` puts it together; `tokens` finds the concepts that the sentence names.
"""
