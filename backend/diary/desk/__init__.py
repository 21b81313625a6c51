"""What a clinician does with the rules: reads verdicts, overrules for a while, sets the numbers."""
