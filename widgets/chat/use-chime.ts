/** A short sound for what has just come, made here: no file, and nothing a page's policy could mind. */
import { useEffect, useRef } from 'preact/hooks'
import type { ChatModel } from './model/chat-model.ts'

/** So long no other tab makes the sound of the same message. */
const HELD_MS = 10_000
const LOUDNESS = 0.08
const TONES = [
  { hertz: 660, from: 0 },
  { hertz: 880, from: 0.12 },
] as const
const TONE_SECONDS = 0.3

/** `isAlsoFirst`: what had come before this was drawn is news too, as for a card that came because of it. */
export function useChime(model: ChatModel, isAlsoFirst = false): void {
  const arrived = model.arrived.value
  const before = useRef(isAlsoFirst ? undefined : arrived)
  useEffect(() => {
    if (arrived === before.current) return
    before.current = arrived
    const newest = arrived.findLast(({ author }) => author.kind !== 'system')
    if (newest && model.hasSound.value)
      soundOnce(newest.cid).catch(() => {
        // No sound here: a browser without one, or a page that may not. What has come is to be seen all the same.
      })
  }, [arrived])
}

/** In one tab of all. Only after a gesture: before, browsers make no sound and complain in the console. */
async function soundOnce(cid: string): Promise<void> {
  const { locks, userActivation } = navigator
  if (userActivation?.hasBeenActive === false) return
  // Without locks, or from a page that is not secure, two tabs may sound at once.
  if (!locks) return sound()
  await locks.request(`regulars.chime.${cid}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return
    sound()
    await new Promise((resolve) => setTimeout(resolve, HELD_MS))
  })
}

function sound(): void {
  const context = new AudioContext()
  const { currentTime, destination } = context
  const gains = TONES.map(({ hertz, from }) => {
    const start = currentTime + from
    const gain = new GainNode(context, { gain: 0 })
    gain.gain.setValueAtTime(LOUDNESS, start)
    gain.gain.exponentialRampToValueAtTime(0.0001, start + TONE_SECONDS)
    const tone = new OscillatorNode(context, { frequency: hertz })
    tone.connect(gain).connect(destination)
    tone.start(start)
    tone.stop(start + TONE_SECONDS)
    return tone
  })
  gains.at(-1)!.onended = () => void context.close()
}
