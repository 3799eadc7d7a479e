"""The order of parties: parties come in as codes or names, and go out in the order that a house of style gives them.

What the orders rest on stands in the tables beside the code, each with its source.
"""
