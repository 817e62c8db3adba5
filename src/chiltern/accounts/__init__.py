"""Sign-in, sessions, second factor. Records nothing and knows no agency: agencies' actions do both."""
