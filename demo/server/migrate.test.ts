import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate, type SchemaFolder } from './migrate.ts'
import { ROOM_FOLDERS } from './rooms.ts'
import { openTestDatabase, type TestDatabase } from './testing/test-database.ts'

let database: TestDatabase
let folder: string
let room: SchemaFolder
let count = 0
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-schema-'))
  room = { room: `garden${(count += 1)}`, folder }
  return () => rmSync(folder, { recursive: true, force: true })
})
afterAll(() => database.close())

function write(file: string, script: string): void {
  writeFileSync(join(folder, file), script)
}

function countApplied(): Promise<{ count: number }[]> {
  return database.query('select count(*) from applied_schemas where room = $1', [room.room])
}

test('every table of every room has the shop first in its primary key', async () => {
  const keys = await database.query<{ table: string; first: string }>(
    `select c.relname as table, a.attname as first
       from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
       left join pg_index i on i.indrelid = c.oid and i.indisprimary
       left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relkind = 'r' and c.relname <> 'applied_schemas' order by 1`,
  )

  expect(keys.length).toBeGreaterThan(10)
  expect(keys.filter(({ first }) => first !== 'shop_id')).toEqual([])
})

test('a second start changes nothing', async () => {
  const before = await database.query('select * from applied_schemas order by room, file')

  await migrate(database, ROOM_FOLDERS)

  expect(await database.query('select * from applied_schemas order by room, file')).toEqual(before)
  expect(before.length).toBeGreaterThanOrEqual(ROOM_FOLDERS.length)
})

test('files are applied by number, each once, also those that come later', async () => {
  const table = room.room
  write('schema.sql', `create table ${table} (n int);`)
  write('schema.10.sql', `insert into ${table} select max(n) * 10 from ${table};`)
  write('schema.2.sql', `insert into ${table} values (2);`)
  await migrate(database, [room])

  write('schema.11.sql', `insert into ${table} values (11);`)
  await migrate(database, [room])

  expect(await database.query(`select n from ${table}`)).toEqual([{ n: 2 }, { n: 20 }, { n: 11 }])
})

test('processes that start together apply everything once', async () => {
  write('schema.sql', `create table ${room.room} (n int); insert into ${room.room} values (1);`)
  const others = await Promise.all([database.reopen(), database.reopen(), database.reopen()])

  await Promise.all(others.map((other) => migrate(other, [room])))

  expect(await database.query(`select n from ${room.room}`)).toEqual([{ n: 1 }])
  await Promise.all(others.map((other) => other.close()))
})

test('a file that was changed after it was applied is refused by name', async () => {
  write('schema.sql', `create table ${room.room} (n int);`)
  await migrate(database, [room])
  write('schema.sql', `create table ${room.room} (n bigint);`)

  const again = migrate(database, [room])

  await expect(again).rejects.toThrow(`${room.room}/schema.sql was changed`)
})

test('line ends are not a change', async () => {
  write('schema.sql', `create table ${room.room} (\n  n int\n);`)
  await migrate(database, [room])
  write('schema.sql', `create table ${room.room} (\r\n  n int\r\n);`)

  await expect(migrate(database, [room])).resolves.toBeUndefined()
})

test('a broken file leaves nothing behind', async () => {
  write('schema.sql', `create table ${room.room} (n int);`)
  write('schema.2.sql', `insert into ${room.room} values ('not a number');`)

  await expect(migrate(database, [room])).rejects.toThrow('not a number')

  expect(await countApplied()).toEqual([{ count: 0 }])
  await expect(database.query(`select 1 from ${room.room}`)).rejects.toThrow('does not exist')
})
