/** Targets: 24 px for any pointer, 44 px under a finger; none of them with another one on top. */
import { describe, expect } from 'vitest'
import { openHome, openSection, test } from '../helpers/all-widgets.ts'
import { WIDGETS } from '../helpers/build-widgets.ts'
import { look } from '../helpers/look.ts'

const PANEL = '[part="panel"]'
const FINGER = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } }
const MOUSE = { viewport: { width: 1280, height: 800 } }

describe.for([
  { by: 'a finger', device: FINGER, size: 44 },
  { by: 'a mouse', device: MOUSE, size: 24 },
])('by $by', ({ device, size }) => {
  test.for([true, false])(
    `targets are ${size} px and free, member: %s`,
    async (isMember, { newContext, visit }) => {
      const context = await newContext(device)
      const page = await visit({ context, isMember, language: 'pl' })
      const small = { launcher: await look(page, 'smallerThan', size) }

      await openHome(page)
      const states = { home: await look(page, 'smallerThan', size) }
      const covered = { home: await look(page, 'unreachable', PANEL) }
      for (const { name } of WIDGETS) {
        await openSection(page, name)
        Object.assign(states, { [name]: await look(page, 'smallerThan', size) })
        Object.assign(covered, { [name]: await look(page, 'unreachable', PANEL) })
      }

      expect({ ...small, ...states }).toEqual(nothingIn('launcher', 'home'))
      expect(covered).toEqual(nothingIn('home'))
    },
  )
})

function nothingIn(...places: readonly string[]): Record<string, []> {
  return Object.fromEntries(
    [...places, ...WIDGETS.map(({ name }) => name)].map((place) => [place, []]),
  )
}
