/** The contract as OpenAPI 3.1, from the endpoint records. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROBLEMS, type ProblemCode } from '../../src/contract/problem-codes.ts'
import type { Access } from '../../src/contract/endpoint.ts'
import { ENDPOINTS } from '../../demo/server/contracts.ts'
import type { AnyEndpoint } from '../../demo/server/route.ts'
import { allComponents, nameOf, toJsonSchema, type JsonSchema } from './schemas.ts'

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: JsonSchema
}

export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly security: readonly Record<string, readonly string[]>[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly required: true; readonly content: Content }
  readonly responses: Record<string, { readonly description: string; readonly content?: Content }>
}

type Content = Record<string, { readonly schema: JsonSchema }>

export interface OpenApi {
  readonly openapi: string
  readonly info: Record<string, unknown>
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: {
    readonly schemas: Record<string, JsonSchema>
    readonly securitySchemes: Record<string, unknown>
  }
}

/** Besides those an endpoint names. */
export const EVERYWHERE: readonly ProblemCode[] = ['rate_limited', 'internal_error', 'unavailable']
const BY_ACCESS: Readonly<Record<Access, readonly ProblemCode[]>> = {
  open: [],
  public: ['unknown_shop', 'origin_not_allowed'],
  member: ['session_expired', 'origin_not_allowed'],
  shopper: ['session_expired', 'origin_not_allowed'],
  secret: ['secret_invalid'],
  merchant: ['session_expired', 'origin_not_allowed'],
}

const SECURITY: Readonly<Record<Access, Operation['security']>> = {
  open: [],
  public: [],
  member: [{ member: [] }],
  shopper: [{ member: [] }, { guest: [] }],
  secret: [{ secret: [] }],
  merchant: [{ merchant: [] }],
}

export function writeOpenApi(): OpenApi {
  const paths: OpenApi['paths'] = {}
  for (const endpoint of sortedEndpoints())
    (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint)
  return {
    openapi: '3.1.1',
    info: {
      title: 'Regulars',
      version: version(),
      summary: 'What the Regulars script and a backend say to each other.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      schemas: allComponents(),
      securitySchemes: {
        member: { type: 'http', scheme: 'bearer', description: 'The token of POST /v1/session.' },
        guest: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of POST /v1/session/guest.',
        },
        secret: { type: 'http', scheme: 'bearer', description: 'A secret key, `sk_…`.' },
        merchant: { type: 'apiKey', in: 'cookie', name: 'regulars_merchant' },
      },
    },
  }
}

export function sortedEndpoints(): AnyEndpoint[] {
  return [...ENDPOINTS].sort(
    (a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method),
  )
}

export function problemsOf({
  access,
  problems = [],
  params,
  query,
  body,
  bytes,
}: AnyEndpoint): ProblemCode[] {
  const invalid: ProblemCode[] = params || query || body ? ['invalid_request'] : []
  const large: ProblemCode[] = body || bytes ? ['payload_too_large'] : []
  const codes = new Set([...invalid, ...large, ...BY_ACCESS[access], ...problems, ...EVERYWHERE])
  return [...codes].sort((a, b) => PROBLEMS[a][0] - PROBLEMS[b][0] || a.localeCompare(b))
}

function operation(endpoint: AnyEndpoint): Operation {
  const { id, summary, access, body, bytes } = endpoint
  const place = nameOf(endpoint)
  return {
    operationId: id,
    summary,
    security: SECURITY[access],
    parameters: [...parameters(endpoint, 'path'), ...parameters(endpoint, 'query')],
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: toJsonSchema(body, `${place}.body`) } },
      },
    }),
    ...(bytes && {
      requestBody: {
        required: true,
        content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
      },
    }),
    responses: { ...answer(endpoint), ...refusals(endpoint) },
  }
}

function parameters(endpoint: AnyEndpoint, where: 'path' | 'query'): Parameter[] {
  const schema = where === 'path' ? endpoint.params : endpoint.query
  if (!schema) return []
  const { properties = {}, required = [] } = toJsonSchema(schema, `${nameOf(endpoint)}.${where}`)
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: part,
  }))
}

function answer(endpoint: AnyEndpoint): Operation['responses'] {
  const schema = toJsonSchema(endpoint.response, `${nameOf(endpoint)}.response`)
  const type = endpoint.stream ? 'text/event-stream' : 'application/json'
  const description = endpoint.stream ? 'A stream; this is the data of one message.' : 'Done.'
  return { [endpoint.status ?? 200]: { description, content: { [type]: { schema } } } }
}

function refusals(endpoint: AnyEndpoint): Operation['responses'] {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of problemsOf(endpoint)) {
    const [status] = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const problem = { schema: { $ref: '#/components/schemas/Problem' } }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code][1]}`).join('\n\n'),
        content: { 'application/problem+json': problem },
      },
    ]),
  )
}

function version(): string {
  const path = join(import.meta.dirname, '../../package.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
