import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEngineDoor } from './engine-door.ts'
import type { EngineOptions } from './engine/open-page.ts'
import { leaveNothing, startClock } from './engine/engine.fixture.ts'

beforeEach(startClock)
afterEach(leaveNothing)

test('there is no engine until somebody asks for it, and then one', async () => {
  let made = 0
  const door = createEngineDoor(() => {
    made += 1
    // Safe: an engine that is stopped in the same breath asks for none of them.
    return { report: () => undefined } as unknown as EngineOptions
  })
  expect(door.current()).toBeUndefined()

  const [one, other] = await Promise.all([door.load(), door.load()])
  door.close()

  expect(made).toBe(1)
  expect(one).toBe(other)
  expect(door.current()).toBe(one)
})
