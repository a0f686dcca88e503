// @vitest-environment node
import { expect, test } from 'vitest'
import { createMirror } from './mirror.ts'
import { createStorage } from './simulated-browser.fixture.ts'

test('a value is read again as it was written, by the next page too', () => {
  const storage = createStorage()

  const isKept = createMirror(storage, 'regulars:pk_a').write('visit', { id: 'v', touches: [1] })

  expect(isKept).toBe(true)
  expect(createMirror(storage, 'regulars:pk_a').read('visit')).toEqual({ id: 'v', touches: [1] })
})

test('two shops on one origin do not see each other', () => {
  const storage = createStorage()
  createMirror(storage, 'regulars:pk_a').write('visit', 'a')

  const other = createMirror(storage, 'regulars:pk_b')
  other.remove('visit')

  expect(other.read('visit')).toBeUndefined()
  expect(createMirror(storage, 'regulars:pk_a').read('visit')).toBe('a')
})

test('without storage nothing is kept and nothing throws', () => {
  const mirror = createMirror(undefined, 'regulars')

  expect(mirror.write('visit', 1)).toBe(false)
  mirror.remove('visit')
  expect(mirror.read('visit')).toBeUndefined()
})

test('a full storage says so', () => {
  expect(createMirror(createStorage(10), 'regulars').write('visit', 'x'.repeat(20))).toBe(false)
})

test('text of another script is as good as absent', () => {
  const storage = createStorage()
  storage.setItem('regulars:visit', '{half')

  expect(createMirror(storage, 'regulars').read('visit')).toBeUndefined()
})

test('a storage denied since the start is left alone', () => {
  const denied = {
    removeItem() {
      throw new DOMException('Denied.', 'SecurityError')
    },
  } as unknown as Storage

  expect(() => createMirror(denied, 'regulars').remove('visit')).not.toThrow()
})
