"""The document that a superior reads and signs, as a page and as a PDF."""
