"""Settings, addresses and the WSGI entry: nothing here decides anything."""
