"""The report of an evening: on the terminal, as a page, as PDF, as a spreadsheet; and the table for a study."""
