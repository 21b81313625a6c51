"""What the patient reports: sessions done, and how the tendon was the next morning."""
