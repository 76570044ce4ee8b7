"""Stet: a newsroom editing bot. The code decides what may be shown; the editor decides the rest."""
