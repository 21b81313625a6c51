"""The clinician's desk: who is in care, who needs someone, and what a patient's page shows."""
