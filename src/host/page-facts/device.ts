/** What may be known of the device without asking who holds it; no layout is read for it. */
import type { Facts } from '../../campaigns/audience/facts.ts'

/** Asked once and then looked at: the answers follow the device. */
export function followDevice(): () => Facts {
  const [mouse, touch, still, tablet, desktop] = [
    '(any-pointer: fine)',
    '(any-pointer: coarse)',
    '(prefers-reduced-motion: reduce)',
    '(min-width: 600px)',
    '(min-width: 1024px)',
  ].map((query) => matchMedia(query))

  return () => ({
    'device.pointer': pointerOf(mouse!.matches, touch!.matches),
    'device.viewport': desktop!.matches ? 'desktop' : tablet!.matches ? 'tablet' : 'phone',
    'device.reducedMotion': still!.matches,
    'device.saveData': readSaveData(),
    'device.online': navigator.onLine,
    'device.languages': [...navigator.languages],
  })
}

function pointerOf(hasMouse: boolean, hasTouch: boolean): string | undefined {
  if (hasMouse && hasTouch) return 'both'
  return hasMouse ? 'mouse' : hasTouch ? 'touch' : undefined
}

/** Told by Chromium alone; elsewhere nobody knows. */
function readSaveData(): boolean | undefined {
  const { connection } = navigator as { connection?: { readonly saveData?: unknown } }
  return typeof connection?.saveData === 'boolean' ? connection.saveData : undefined
}
