import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROBLEMS } from '../src/contract/problem-codes.ts'
import { readComments } from './generate/comments.ts'
import { fieldsOf, typeOf } from './generate/fields.ts'
import { writeOpenApi } from './generate/openapi.ts'
import { writeReference } from './generate/reference.ts'

const openApi = writeOpenApi()
const reference = writeReference(openApi)

test('the documents in the repository are current', () => {
  const check = (): string =>
    execFileSync(process.execPath, [join(import.meta.dirname, 'generate.ts'), '--check']).toString()

  expect(check).not.toThrow()
})

test('every reference leads to a component', () => {
  const names = [...JSON.stringify(openApi).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref)

  const known = Object.keys(openApi.components.schemas).map(
    (name) => `#/components/schemas/${name}`,
  )

  expect(names.length).toBeGreaterThan(50)
  expect(names.filter((ref) => !known.includes(ref ?? ''))).toEqual([])
})

test('operation ids are unique, and every parameter of a path is described', () => {
  const operations = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => ({ path, ...operation })),
  )
  const ids = operations.map(({ operationId }) => operationId)

  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, parameters } of operations) {
    const described = parameters.filter(({ in: where }) => where === 'path').map(({ name }) => name)
    expect(described).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  }
})

test('every link within the page leads to a heading', () => {
  const anchors = [...reference.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  )
  const links = [...reference.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor)

  expect(links.length).toBeGreaterThan(50)
  expect(links.filter((anchor) => !anchors.includes(anchor ?? ''))).toEqual([])
})

test('every problem is in the table', () => {
  for (const [code, [status]] of Object.entries(PROBLEMS))
    expect(reference).toContain(`| \`${code}\` | ${status} |`)
})

test('what the source says of a field is in both documents', () => {
  const said = 'Gift cards and other lines that earn nothing.'

  expect(openApi.components.schemas['OrderLine']?.properties?.['excluded']?.description).toBe(said)
  expect(reference).toContain(said)
})

test('comments are read with the path of what they are about', () => {
  const comments = readComments([join(import.meta.dirname, '../src/contract/order.ts')])

  expect(comments.get('Order.customer.id')).toBe(
    'The `sub` of the identity proof; absent of a guest, who then needs an e-mail.',
  )
  expect([...comments.values()].filter((text) => /\*|\/$/.test(text))).toEqual([])
})

test('of several kinds of an object each is told by its literal', () => {
  const literal = { type: 'object', properties: { kind: { const: 'amount' }, off: {} } }
  const schema = { anyOf: [{ ...literal, required: ['kind'] }, { type: 'null' }] }

  expect(typeOf(schema)).toBe('`{ kind: "amount", off? }` or null')
})

test('fields within fields and lists have their whole path', () => {
  const inner = { type: 'object', properties: { total: { type: 'integer' } }, required: ['total'] }
  const schema = { properties: { lines: { items: inner }, sum: inner } }

  expect(fieldsOf(schema).map(({ path }) => path)).toEqual([
    'lines',
    'lines[].total',
    'sum',
    'sum.total',
  ])
})
