/** What may be known of the device without asking who holds it; no layout is read for it. */
import type { Facts } from '../../campaigns/audience/facts.ts'

const TABLET_FROM = '(min-width: 600px)'
const DESKTOP_FROM = '(min-width: 1024px)'

export function readDevice(): Facts {
  const { onLine, languages } = navigator
  return {
    'device.pointer': readPointer(),
    'device.viewport': readViewport(),
    'device.reducedMotion': matches('(prefers-reduced-motion: reduce)'),
    // Told by Chromium alone; elsewhere nobody knows.
    'device.saveData': readSaveData(),
    'device.online': onLine,
    'device.languages': [...languages],
  }
}

function readPointer(): string | undefined {
  const [hasMouse, hasTouch] = [matches('(any-pointer: fine)'), matches('(any-pointer: coarse)')]
  if (hasMouse && hasTouch) return 'both'
  return hasMouse ? 'mouse' : hasTouch ? 'touch' : undefined
}

function readViewport(): string {
  if (matches(DESKTOP_FROM)) return 'desktop'
  return matches(TABLET_FROM) ? 'tablet' : 'phone'
}

function readSaveData(): boolean | undefined {
  const { connection } = navigator as { connection?: { readonly saveData?: unknown } }
  return typeof connection?.saveData === 'boolean' ? connection.saveData : undefined
}

function matches(query: string): boolean {
  return matchMedia(query).matches
}
