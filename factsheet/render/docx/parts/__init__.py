"""What stands beside the body: pages with their running heads and feet, comments, the base of a draft."""
