"""Help for somebody who may be being scammed now."""
