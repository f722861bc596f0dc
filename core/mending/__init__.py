"""Mending: what reviewers corrected, kept beside what the machine read, and applied to a dossier.

`fields.py` says what can be mended, `notes.py` what was, `apply.py` applies it. Each is loaded by whoever needs it: the
comparison comes with the last, which whoever only shows mendings does without.
"""
