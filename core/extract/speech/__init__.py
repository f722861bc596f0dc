"""Who says so, inside a sentence: cues, the noun phrases of those who speak, units of attribution and their reach."""
