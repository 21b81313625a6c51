"""What Soleus costs, held against the usual way of doing the same; README.md says how to read it."""
