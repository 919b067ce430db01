"""A document that comes home: what its reviewers changed, which answers that touches, and merging it with ours. Pure."""
