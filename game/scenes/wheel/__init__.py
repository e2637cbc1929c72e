"""幸运大转盘: the wheel, naming two characteristics, and feedback."""
