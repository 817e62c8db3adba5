"""Django without nouns: who acts, who may see, what is sealed, what time it is."""
