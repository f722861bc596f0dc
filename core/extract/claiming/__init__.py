"""Claims that can be contradicted without a number: accusations, denials, outcomes."""
