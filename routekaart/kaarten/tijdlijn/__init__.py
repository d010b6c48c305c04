"""A klantreis that was played, as something to read: values of `simulate` become Dutch words."""
