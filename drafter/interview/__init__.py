"""The interview, without a screen: questions as data, which one comes next, what a change touches, the journal."""
