"""The route as a drawing: what there is to draw, where it goes, and the SVG; no library needed."""
