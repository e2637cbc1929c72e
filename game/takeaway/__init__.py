"""What a visitor takes home: a short plain text and its QR code."""
