"""Files become documents, sections and chunks, kept in a catalogue."""
