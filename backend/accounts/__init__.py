"""Who may do what: people, clinics, invitations, sign-in sessions, and the guards of every route."""
