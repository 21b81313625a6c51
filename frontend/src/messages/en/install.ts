/** How to put Soleus on the Home Screen, in words. */

export const ios = {
  over: "iPhone and iPad, about 20 seconds",
  heading: "Put Soleus on your Home Screen",
  under: "On an iPhone, reminders work only from there. Nothing comes from a store.",
  steps: [
    { title: "Tap the share button", picture: "The bar at the foot of Safari, its share button marked" },
    { title: "Scroll to “Add to Home Screen”", picture: "The share list, with Add to Home Screen marked" },
    { title: "Open Soleus from there", picture: "A home screen with the Soleus icon" },
  ],
  after: "You may need to sign in once more. Then turn reminders on.",
};

export const other = {
  over: "About 10 seconds",
  heading: "Put Soleus on this device",
  under: "It opens like any other app, works with no signal, and nothing comes from a store.",
  button: "Install Soleus",
  done: "It is installed. Open it from there next time.",
  steps: [
    "Open the browser’s menu: the three dots, or the sign at the end of the address.",
    "Choose “Install app” or “Add to Home screen”.",
    "Open Soleus from there.",
  ],
};

export const toReminders = "To the reminders";
