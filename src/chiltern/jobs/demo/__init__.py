"""The demo partnership: invented people at the agencies of an invented county."""
