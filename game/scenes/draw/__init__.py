"""The draw after a visit: the drum with its odds, the ticket, and how a draw is rigged."""
