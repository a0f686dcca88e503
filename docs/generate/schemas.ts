/** The contract’s schemas as JSON Schema: those with a name of their own become components. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod/mini'
import type { Schema } from '../../src/contract/endpoint.ts'
import { readComments } from './comments.ts'

export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string
  readonly description?: string
  readonly properties?: Record<string, JsonSchema>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly additionalProperties?: JsonSchema | boolean
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  /** Of a list whose places have each a meaning of its own. */
  readonly prefixItems?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly [keyword: string]: unknown
}

const ROOT = join(import.meta.dirname, '../..')
const PATHS = [
  ...filesOf('src/contract', /^(?!index\.)[\w-]+\.ts$/),
  ...filesOf('src/contract/campaign', /^(?!index\.)[\w-]+\.ts$/),
  ...readdirSync(join(ROOT, 'widgets')).flatMap((name) =>
    name.includes('.') ? [] : contractOf(join('widgets', name)),
  ),
]

export const comments = readComments(PATHS)
const exportNames = new Map<unknown, string>()
const named = new Map<string, Schema>()
const names = z.registry<{ id: string }>()
for (const path of PATHS) {
  const exported = (await import(pathToFileURL(path).href)) as Record<string, unknown>
  for (const [name, value] of Object.entries(exported)) {
    if (/^[A-Z][a-z]/.test(name) && isSchema(value)) nameSchema(name, value)
    else exportNames.set(value, name)
  }
}

function nameSchema(name: string, schema: Schema): void {
  const other = named.get(name)
  if (other && other !== schema)
    throw new Error(`Two schemas of the contract are called ${name}; give one another name.`)
  named.set(name, schema)
  names.add(schema, { id: name })
}

/** What an endpoint is called in the source, where its comments are. */
export function nameOf(endpoint: object): string {
  return exportNames.get(endpoint) ?? ''
}

/** `id` is the component’s name, which stands above it already. */
const SILENT = new Set(['$schema', 'id', 'propertyNames'])
const components: Record<string, JsonSchema> = {}

/** `place` is where the comments of an unnamed schema are: `openSession.body`. What it names lands in `allComponents`. */
export function toJsonSchema(schema: Schema, place: string): JsonSchema {
  // `input`: what has to be sent; a field with a default may be left out.
  const whole = z.toJSONSchema(schema, { metadata: names, io: 'input' }) as JsonSchema & {
    $defs?: Record<string, JsonSchema>
  }
  const { $defs = {}, ...own } = whole
  for (const [name, definition] of Object.entries($defs))
    components[name] ??= describe(definition, name)
  const name = names.get(schema)?.id
  if (name === undefined) return describe(own, place)
  components[name] ??= describe(own, name)
  return { $ref: `#/components/schemas/${name}` }
}

/** Also those no endpoint names, such as the single event of a batch and a widget’s config. */
export function allComponents(): Record<string, JsonSchema> {
  for (const [name, schema] of named) toJsonSchema(schema, name)
  return Object.fromEntries(Object.entries(components).sort(([a], [b]) => a.localeCompare(b)))
}

function describe(schema: JsonSchema, place: string): JsonSchema {
  const description = comments.get(place)
  return { ...describeParts(schema, place), ...(description && { description }) }
}

function describeParts(schema: JsonSchema, place: string): JsonSchema {
  const { properties, items, anyOf, oneOf, prefixItems, additionalProperties } = schema
  const each = (parts: readonly JsonSchema[]) => parts.map((part) => describeParts(part, place))
  return {
    ...plain(schema),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [
          name,
          describe(part, `${place}.${name}`),
        ]),
      ),
    }),
    ...(items && { items: describeParts(items, place) }),
    ...(anyOf && { anyOf: each(anyOf) }),
    ...(oneOf && { oneOf: each(oneOf) }),
    ...(prefixItems && { prefixItems: each(prefixItems) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: describeParts(additionalProperties, place),
    }),
  }
}

/** Without what says nothing to a reader, and with links to where OpenAPI keeps its schemas. */
function plain(schema: JsonSchema): JsonSchema {
  const { $ref } = schema
  const told = Object.entries(schema).filter(
    ([keyword, value]) => !SILENT.has(keyword) && !isUnbounded(value),
  )
  return {
    ...Object.fromEntries(told),
    ...($ref && { $ref: $ref.replace('#/$defs/', '#/components/schemas/') }),
  }
}

/** One file, or one that names the files of a folder beside it. */
function contractOf(widget: string): string[] {
  const parts = join(widget, 'contract')
  return [
    ...filesOf(widget, /^contract\.ts$/),
    ...(existsSync(join(ROOT, parts)) ? filesOf(parts, /^[\w-]+\.ts$/) : []),
  ]
}

/** Every integer of zod has these bounds. */
function isUnbounded(value: unknown): boolean {
  return value === Number.MIN_SAFE_INTEGER || value === Number.MAX_SAFE_INTEGER
}

function filesOf(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((file) => pattern.test(file))
    .sort()
    .map((file) => join(ROOT, folder, file))
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && '_zod' in value
}
