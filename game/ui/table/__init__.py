"""The picture of the table and its cans."""
