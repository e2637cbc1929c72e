"""Leather puppets of several parts, posed by the angles of their joints."""
