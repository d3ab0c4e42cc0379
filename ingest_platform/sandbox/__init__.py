"""Stand-ins for the vendors' APIs. They import nothing of the platform, so that they can contradict it."""
