/** Two short tones, made on the spot: no file has to be loaded before one can hear it. */
const TONES_HZ = [660, 880]
const TONE_S = 0.14
const LOUDNESS = 0.08

let audio: AudioContext | undefined

/** Silent where the browser has no sound, or wants a click first. */
export function playChime(): void {
  if (!('AudioContext' in globalThis)) return
  audio ??= new AudioContext()
  const from = audio.currentTime
  for (const [index, hertz] of TONES_HZ.entries()) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const start = from + index * TONE_S
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(LOUDNESS, start)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + TONE_S)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + TONE_S)
  }
}
