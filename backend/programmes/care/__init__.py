"""What is known of the patient's tendon, what was found and done, and which courses are safe."""
