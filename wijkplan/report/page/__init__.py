"""Pages and documents: results become a document of blocks, and renderers make HTML, Markdown, Word and PDF of that."""
