"""The answers file: strict reading, one schema for every door, migrations, and the way to a `Plan`."""
