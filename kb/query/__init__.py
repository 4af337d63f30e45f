"""All the SELECTs: what is asked of the base, answered as plain values.

`claims` and `citations` list, search and show; `lines` reads the evidence behind verdicts, `notices` what was said of
works since, `on_file` what a draft needs of both; `keys` resolves what
people type.
"""
