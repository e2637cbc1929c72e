"""The prizes of an evening: what is in the drum, which ticket is drawn, and the code for which it is handed out."""
