"""Problems and the map of a table, as text, JSON or a web page."""
