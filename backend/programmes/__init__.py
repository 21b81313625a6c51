"""What is prescribed: templates, plans and their versions, and the occurrences they put on the calendar."""
