"""The auditor: reads a written bulletin and checks every figure that can be checked from its own text."""
