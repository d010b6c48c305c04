"""Plays one klantreis on a virtual clock, with the very engine that real casussen run on."""
