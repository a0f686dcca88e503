/** docs/contract.md: the prose of contract.template.md with tables made from the contract. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EVENTS } from '../../demo/server/contracts.ts'
import type { AnyEndpoint } from '../../demo/server/route.ts'
import { PROBLEMS } from '../../src/contract/problem-codes.ts'
import { fieldsOf, typeOf } from './fields.ts'
import { EVERYWHERE, problemsOf, sortedEndpoints, type OpenApi, type Operation } from './openapi.ts'
import { comments, nameOf, toJsonSchema, type JsonSchema } from './schemas.ts'

const TEMPLATE = join(import.meta.dirname, 'contract.template.md')

const WHO: Readonly<Record<AnyEndpoint['access'], string>> = {
  open: 'Anyone.',
  public: 'A page of the shop, with its public key.',
  member: 'A signed-in shopper: `Authorization: Bearer <session>`.',
  shopper: 'A shopper, signed in or a guest: `Authorization: Bearer <session>`.',
  secret: 'The shop’s server: `Authorization: Bearer sk_…`.',
  merchant: 'A merchant signed in to the console, by cookie.',
}

export function writeReference(openApi: OpenApi): string {
  const parts: Readonly<Record<string, () => string>> = {
    endpoints: () =>
      sortedEndpoints()
        .map((endpoint) => writeEndpoint(endpoint, openApi))
        .join('\n\n'),
    schemas: () => writeSchemas(openApi.components.schemas),
    events: writeEvents,
    problems: writeProblems,
  }
  return readFileSync(TEMPLATE, 'utf8').replace(/<!-- (\w+) -->/g, (_, name: string) => {
    const part = parts[name]
    if (!part)
      throw new Error(
        `contract.template.md asks for "${name}"; there is ${Object.keys(parts).join(', ')}.`,
      )
    return part()
  })
}

function writeEndpoint(endpoint: AnyEndpoint, { paths }: OpenApi): string {
  const { method, path, summary, access } = endpoint
  const operation = paths[path]?.[method.toLowerCase()]
  if (!operation) throw new Error(`openapi.json lacks ${method} ${path}.`)
  const problems = problemsOf(endpoint).filter((code) => !EVERYWHERE.includes(code))
  return [
    `### ${method} ${path}`,
    summary,
    comments.get(nameOf(endpoint)) ?? [],
    `**Who:** ${WHO[access]}`,
    parametersOf(operation),
    bodyOf(operation),
    answerOf(operation),
    problems.length > 0 ? `**Problems:** ${problems.map((code) => `\`${code}\``).join(', ')}` : [],
  ]
    .flat()
    .join('\n\n')
}

function parametersOf({ parameters }: Operation): string[] {
  if (parameters.length === 0) return []
  const rows = parameters.map(({ name, in: where, required, schema }) => [
    `\`${name}\``,
    where,
    typeOf(schema),
    required ? 'yes' : 'no',
  ])
  return [table(['Parameter', 'In', 'Type', 'Required'], rows)]
}

function bodyOf({ requestBody }: Operation): string[] {
  const schema = requestBody?.content['application/json']?.schema
  return schema ? [shape('Body', schema)] : []
}

function answerOf({ responses }: Operation): string[] {
  const [status, answer] = Object.entries(responses)[0] ?? []
  const [type, content] = Object.entries(answer?.content ?? {})[0] ?? []
  if (!content) return []
  const label =
    type === 'application/json' ? `Answer ${status}` : `Answer ${status}, \`${type}\`, each message`
  return [shape(label, content.schema)]
}

function shape(label: string, schema: JsonSchema): string {
  return schema.$ref ? `**${label}:** ${typeOf(schema)}` : `**${label}:**\n\n${fieldTable(schema)}`
}

function writeSchemas(schemas: Record<string, JsonSchema>): string {
  return Object.entries(schemas)
    .map(([name, schema]) => {
      const body = schema.properties
        ? fieldTable(schema)
        : `Type: ${typeOf(schema)}${patternOf(schema)}.`
      return [`### ${name}`, schema.description ?? [], body].flat().join('\n\n')
    })
    .join('\n\n')
}

function patternOf({ pattern }: JsonSchema): string {
  return pattern === undefined ? '' : `, matching \`${String(pattern)}\``
}

function fieldTable(schema: JsonSchema): string {
  const rows = fieldsOf(schema).map(({ path, type, isRequired, description }) => [
    `\`${path}\``,
    type,
    isRequired ? 'yes' : 'no',
    description,
  ])
  return table(['Field', 'Type', 'Required', ''], rows)
}

function writeEvents(): string {
  const rows = Object.entries(EVENTS).map(([name, { purpose, summary, props }]) => {
    const fields = fieldsOf(toJsonSchema(props, name))
    const list = fields.map(
      ({ path, type, isRequired }) => `\`${path}\`${isRequired ? '' : '?'}: ${type}`,
    )
    return [`\`${name}\``, purpose, summary, list.join('<br>')]
  })
  return table(['Event', 'Purpose', 'When', 'Props'], rows)
}

function writeProblems(): string {
  const rows = Object.entries(PROBLEMS).map(([code, [status, title]]) => [
    `\`${code}\``,
    String(status),
    title,
  ])
  return table(['Code', 'Status', 'Meaning'], rows)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
