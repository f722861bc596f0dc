"""The command and the dashboard."""
