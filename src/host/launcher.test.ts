import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LauncherConfig } from '../contract/shop.ts'
import { createLauncher, placeLauncher } from './launcher.ts'
import { openShadow, type Shadow } from './shadow.ts'

let host: HTMLElement
let shadow: Shadow

beforeEach(() => {
  host = document.createElement('regulars-test')
  document.documentElement.append(host)
  shadow = openShadow(host)
})
afterEach(() => host.remove())

function place(config: unknown): (name: string) => string {
  const button = create(config)
  // Safe for this test: what comes from a backend is unchecked.
  placeLauncher(shadow.root, button, config as LauncherConfig)
  return (name) => shadow.root.style.getPropertyValue(`--shop-${name}`)
}

function create(config: unknown) {
  return createLauncher(shadow, {
    ...(config as LauncherConfig),
    label: 'Rewards',
    controls: 'panel',
    onPress: () => undefined,
    onIntent: () => undefined,
  })
}

describe('placeLauncher', () => {
  it('sets distances and layer as the shop wants them', () => {
    const token = place({ offset: 32, bottom: 80, z: 10, phone: { offset: 12, bottom: 0 } })
    expect(['offset', 'bottom', 'z', 'phone-offset', 'phone-bottom'].map(token)).toEqual([
      '32px',
      '80px',
      '10',
      '12px',
      '0px',
    ])
  })

  it.each([-1, 401, 1.5, '30px', '1px;}*{color:red', Number.NaN, null, {}])(
    'lets a distance of %s fall away alone',
    (offset) => {
      const token = place({ offset, bottom: 40, phone: 7 })
      expect(token('offset')).toBe('')
      expect(token('bottom')).toBe('40px')
    },
  )

  it('takes the side for the end unless it is the start', () => {
    expect(create({ side: 'start' }).dataset['side']).toBe('start')
    expect(create({ side: 'left' }).dataset['side']).toBe('end')
  })
})
