"""The register as files: one small class per format, one contract, and a manifest of every byte."""
