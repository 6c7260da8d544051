"""Results as text, JSON, CSV and Markdown. A report shows; it computes nothing, and escapes everything."""
