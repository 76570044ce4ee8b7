"""The steps by which the tables came to be, each known by its revision."""
