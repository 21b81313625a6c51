/** The beat for the stairs, in words. */

export const beat = {
  title: "Beat",
  perMinute: "a minute",
  start: "Start the beat",
  stop: "Stop the beat",
  slower: "Slower",
  faster: "Faster",
  sound: "Sound",
  light: "Light",
  vibration: "Vibration",
};
