"""How a course is borne: side effects, hours on wedges, painkillers."""
