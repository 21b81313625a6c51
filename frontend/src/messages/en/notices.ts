/** The few words the worker has of its own; everything else comes with the push. */

export const unknown = { title: "Soleus", body: "Open the app to see what is due." };
export const late = "Missed, tap to log";
export const noTimeLeft = "No time left to put it off. Open to see what is possible.";
