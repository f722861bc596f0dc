"""The dossier in the formats that leave the program: JSON with its schema, text, CSV and Markdown."""
