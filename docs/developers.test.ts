import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createInstance } from '../src/instance.ts'

const page = readFileSync(join(import.meta.dirname, 'developers.md'), 'utf8')

test('every call of the instance is described', () => {
  const running = new Promise<never>(() => undefined)
  const instance = createInstance(
    { version: '', running, on: () => () => undefined, warn: () => undefined },
    () => new Error(),
  )
  const calls = Object.keys(instance).filter((name) => name !== 'version')

  expect(
    calls.filter((name) => !page.includes(`\`${name}`) && !page.includes(`.${name}\``)),
  ).toEqual([])
  expect(page).toContain('await regulars.ready')
})

test('every event is described', () => {
  const source = readFileSync(join(import.meta.dirname, '../src/instance-events.ts'), 'utf8')
  const [, fields = ''] = /export interface InstanceEvents \{([\s\S]*?)\n\}/.exec(source) ?? []
  const names = [...fields.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name)

  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => !page.includes(`| \`${name}\``))).toEqual([])
})
