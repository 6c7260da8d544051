"""The renderers: a document in each of its forms. Every one escapes what it writes."""
