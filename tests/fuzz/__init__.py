"""Fuzzing: what is fed (`targets`), how input is made and spoiled (`making`), and who feeds it (`__main__`)."""
