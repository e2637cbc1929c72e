"""Measuring start-up, frames and memory."""
