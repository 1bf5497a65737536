"""The chat page, the REST routes, the document pages and the embed script."""
