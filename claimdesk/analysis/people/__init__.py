"""Who is in an article: names, roles and what the text calls them by."""
