"""What `make` calls: nothing here is needed by a running Soleus."""
