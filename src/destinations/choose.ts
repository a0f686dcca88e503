/** From what a page or a shop's config names to destinations; the code of each kind is loaded when it is named. */
import type { DestinationConfig, DestinationKind } from '../contract/destinations.ts'
import { asRecord } from '../core/outbox/as-record.ts'
import { RegularsError } from '../core/errors.ts'
import type { Destination } from './destination.ts'

interface Kind {
  /** Fields without which nothing can be sent. */
  readonly needs: readonly string[]
  /** @throws where the file cannot be loaded */
  create(options: never): Promise<Destination>
}

const KINDS: Readonly<Record<DestinationKind, Kind>> = {
  posthog: {
    needs: ['key'],
    create: async (options) => (await import('./posthog.ts')).posthog(options),
  },
  segment: {
    needs: ['writeKey'],
    create: async (options) => (await import('./segment.ts')).segment(options),
  },
  formbricks: {
    needs: ['workspaceId', 'surveys'],
    create: async (options) => (await import('./formbricks.ts')).formbricks(options),
  },
  'data-layer': {
    needs: [],
    create: async (options) => (await import('./data-layer.ts')).dataLayer(options),
  },
}

/** Those that can be told; what is wrong with the others is reported. */
export async function chooseDestinations(
  wanted: readonly (Destination | DestinationConfig)[],
  report: (error: unknown) => void,
): Promise<readonly Destination[]> {
  const made = await Promise.all(
    wanted.map((one) => make(one).catch((error) => void report(error))),
  )
  const byName = new Map<string, Destination>()
  for (const one of made) {
    if (!one) continue
    if (byName.has(one.name))
      report(invalid(`destinations.${one.name}.name`, 'there twice', 'one name for each', '"eu"'))
    else byName.set(one.name, one)
  }
  return [...byName.values()]
}

async function make(wanted: Destination | DestinationConfig): Promise<Destination> {
  if (isMade(wanted)) return wanted
  // From a page's JSON or a backend: anything may stand there.
  const { kind, ...options } = asRecord(wanted)
  if (typeof kind !== 'string' || !isKind(kind)) {
    const known = Object.keys(KINDS).join(', ')
    throw invalid('destinations.kind', JSON.stringify(kind) ?? 'missing', known, 'posthog')
  }
  const { needs, create } = KINDS[kind]
  const missing = needs.find((field) => !options[field])
  if (missing) throw invalid(`destinations.${kind}.${missing}`, 'missing', 'its id there', '"…"')
  const { host = 'https://' } = options
  if (typeof host !== 'string' || !host.startsWith('https://'))
    throw invalid(`destinations.${kind}.host`, String(host), 'an https address', '"https://…"')
  // Safe: what the kind cannot do without is there, and it reads nothing else without a default.
  return create(options as never)
}

function isMade(wanted: Destination | DestinationConfig): wanted is Destination {
  return ['batch', 'steps', 'page'].includes(wanted?.kind)
}

function isKind(kind: string): kind is DestinationKind {
  return Object.hasOwn(KINDS, kind)
}

function invalid(option: string, found: string, allowed: string, example: string): Error {
  return new RegularsError('config_invalid', option, found, allowed, example)
}
