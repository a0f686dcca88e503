import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.ts'

/** Runs on any system, and is not this process. */
const RUNNING = process.ppid
const GONE = 999_999_999

let folder: string
let path: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'regulars-lock-')), 'postgres')
  path = `${folder}.lock`
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

test('a folder that another process holds is refused with the way out', () => {
  writeFileSync(path, String(RUNNING))

  expect(() => lockFolder(folder)).toThrow(
    new RegExp(`in use by process ${RUNNING}.*DATA_DIR.*DATABASE_URL`),
  )
})

test('a lock is gone after unlocking', () => {
  const unlock = lockFolder(folder)
  const held = existsSync(path)

  unlock()

  expect([held, existsSync(path)]).toEqual([true, false])
})

test('the lock of a process that was killed is taken over', () => {
  writeFileSync(path, String(GONE))

  expect(() => lockFolder(folder)()).not.toThrow()
})

test('so is an old one whose number another process has by now', () => {
  writeFileSync(path, String(RUNNING))
  const minuteAgo = new Date(Date.now() - 60_000)
  utimesSync(path, minuteAgo, minuteAgo)

  expect(() => lockFolder(folder)()).not.toThrow()
})
