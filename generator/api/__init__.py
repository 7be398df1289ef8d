"""The register as an interface for programs, of plain files: an address per answer, and an OpenAPI document."""
