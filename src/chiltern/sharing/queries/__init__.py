"""What an actor may see: every fetch authorises, every list starts at access."""
