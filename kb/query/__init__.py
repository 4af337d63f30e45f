"""All the SELECTs: what is asked of the base, answered as plain values.

`claims` and `citations` list, search and show; `lines` reads the evidence behind verdicts; `keys` resolves what
people type.
"""
