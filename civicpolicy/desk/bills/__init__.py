"""Bills at the desk: put together, frozen, published, and followed until they are law."""
