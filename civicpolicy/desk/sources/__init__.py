"""Papers at the desk: read, looked through word by word, and entered into the record by a person."""
