"""The register → the files that the search script of the site reads. Nothing here is shown before a reader searches."""
