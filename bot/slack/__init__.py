"""Slack: the ways in, the reply, the editor's decisions."""
