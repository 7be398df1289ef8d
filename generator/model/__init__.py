"""What the register consists of: frozen data and pure logic, no reading and no writing."""
