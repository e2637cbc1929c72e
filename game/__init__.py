"""反诈游园 (Fanzha Fair): an offline kiosk that teaches to recognise a scam in one minute."""

__version__ = "0.1.0"
