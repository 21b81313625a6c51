"""Questionnaires that a patient has answered: scores, and how they have changed since the plan began."""
