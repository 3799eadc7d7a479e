"""Text read by value: what a text and its language say (figures and the like), wherever they stand in it."""
