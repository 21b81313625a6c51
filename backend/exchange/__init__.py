"""What leaves the house: the patient's own calendar feed."""
