"""Checking the record part by part: the tree, its entries, what they say, the rows they wrote (clause 3.8)."""
