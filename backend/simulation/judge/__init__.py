"""Whether what was told was right: from what was promised, with arithmetic of its own."""
