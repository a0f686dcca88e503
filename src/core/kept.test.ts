// @vitest-environment node
import { beforeEach, expect, test } from 'vitest'
import { type Browser, createBrowser } from './simulated-browser.fixture.ts'
import { createKept } from './kept.ts'

let browser: Browser
beforeEach(() => void (browser = createBrowser()))

function open(mode: 'granted' | 'denied' = 'granted') {
  const tab = browser.openTab({ mode })
  const parse = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
  const kept = createKept({ store: tab.store, key: 'k', purpose: 'analytics', parse })
  return { ...kept, tab, add: (word: string) => kept.change((words) => [...words, word]) }
}

test('two tabs add to the same record', async () => {
  const [one, other] = [open(), open()]
  await Promise.all([one.add('a'), other.add('b')])
  await one.add('c')
  expect([...(await other.read())].sort()).toEqual(['a', 'b', 'c'])
})

test('without consent it lasts as long as the page, and nothing is stored', async () => {
  const page = open('denied')
  await page.add('a')
  await page.add('b')
  expect(page.current()).toEqual(['a', 'b'])
  expect(await browser.storedKeys()).toEqual([])
})

test('what was noted before the consent is kept with what comes after it', async () => {
  const page = open('denied')
  await page.add('a')
  await page.tab.consent.set({ analytics: true })
  await page.add('b')
  expect(await open().read()).toEqual(['a', 'b'])
})

test('forgotten here, it begins with what is stored', async () => {
  const [one, other] = [open(), open()]
  await one.add('a')
  one.forget()
  expect(one.current()).toEqual([])
  await other.tab.store.remove('k')
  await one.add('b')
  expect(await other.read()).toEqual(['b'])
})
