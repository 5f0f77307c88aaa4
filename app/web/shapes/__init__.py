"""Shapes: what the native API takes and gives, as pydantic models; OpenAPI is generated from them."""
