"""What is touched: the event reader, buttons, cards and bars."""
