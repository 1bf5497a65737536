"""The data files of the gazetteer and the script that makes them (see README.md)."""
