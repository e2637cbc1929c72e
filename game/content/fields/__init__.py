"""The fields of a pack: names in both languages, limits, help, and the JSON Schema made of them."""
