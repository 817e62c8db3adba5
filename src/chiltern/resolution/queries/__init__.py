"""What an actor may see of challenges: every fetch authorises, every list starts at access."""
