"""What an operator does with the whole house: move it, back it up, restore it, see whether it is well."""
