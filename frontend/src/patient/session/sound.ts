/** Two sounds of soft wood, on the audio clock. */

let audio: AudioContext | undefined;

/** To be called from a tap the first time: before one, a phone plays nothing. */
export function audioClock(): AudioContext {
  audio ??= new AudioContext();
  void audio.resume();
  return audio;
}

const LENGTH_S = 0.06;

/** At that second of the audio clock. */
export function knock(at: number, hertz: number, volume = 0.4): void {
  const context = audioClock();
  const tone = new OscillatorNode(context, { frequency: hertz });
  const gain = new GainNode(context, { gain: volume });
  gain.gain.setValueAtTime(volume, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + LENGTH_S);
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + LENGTH_S);
}

/** A rest is over. */
export function chime(): void {
  const { currentTime } = audioClock();
  knock(currentTime + 0.02, 440);
  knock(currentTime + 0.2, 660);
}
