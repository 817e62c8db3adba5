"""Challenges, later complaints and breaches of the Code: the floor above sharing, which never knows of it.

Serves section 8 of the Code. Its first table is the challenge to silence and to an answer (8.4).
"""
