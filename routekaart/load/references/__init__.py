"""Everything that one definition says of another: does it exist, and can it be said of it?"""
