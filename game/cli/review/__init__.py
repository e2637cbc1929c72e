"""The document that a superior reads and signs before the event: built once, written as a page and as a PDF."""
