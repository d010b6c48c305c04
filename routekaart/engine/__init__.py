"""Pure: what a gebeurtenis does to a casus, what a beslistabel says, and when a termijn passes."""
