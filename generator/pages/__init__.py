"""The register → pages: addresses, templates, words, and one adapter that knows the theme's tool."""
