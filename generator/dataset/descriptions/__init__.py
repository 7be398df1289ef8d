"""What people and programs want to know of the dataset: what it holds, how good it is, how it is used and cited."""
