"""Documents of items: added, their pages chosen, parts blacked out, and read by those to whom they went."""
