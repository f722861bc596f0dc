"""Mending: what reviewers corrected, kept beside what the machine read, and applied to a dossier.

`core.mending.apply.mend` applies; it brings the comparison with it, which whoever only shows mendings does not need.
"""

from core.mending.fields import Field, field_of, fields_of
from core.mending.notes import Mended, Note, Version, told

__all__ = ["Field", "Mended", "Note", "Version", "field_of", "fields_of", "told"]
