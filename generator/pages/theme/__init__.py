"""The theme's part: the frame of every page and the pages written by hand. One module knows the theme's tool."""
