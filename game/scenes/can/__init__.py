"""反诈推推乐: the table and the can."""
