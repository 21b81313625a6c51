"""A person's wishes of reminders as the API has them, with the times of the plan beside them."""
