/** Finds what the widgets' contracts hold: their endpoints for the documentation, their events for `/v1/events`. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as core from '../../src/contract/index.ts'
import type { EventCatalogue } from '../../src/contract/event.ts'
import type { AnyEndpoint } from './route.ts'

const WIDGETS = join(import.meta.dirname, '../../widgets')

const contracts: readonly Record<string, unknown>[] = [
  core,
  ...(await Promise.all(
    readdirSync(WIDGETS)
      .map((name) => join(WIDGETS, name, 'contract.ts'))
      .filter((path) => existsSync(path))
      .sort()
      .map(async (path) => (await import(pathToFileURL(path).href)) as Record<string, unknown>),
  )),
]

const exported: readonly unknown[] = contracts.flatMap((contract) => Object.values(contract))

export const ENDPOINTS: readonly AnyEndpoint[] = exported.filter(isEndpoint)

export const EVENTS: EventCatalogue = Object.assign({}, ...exported.filter(isCatalogue))

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}

function isEndpoint(value: unknown): value is AnyEndpoint {
  return isRecord(value) && 'method' in value && 'path' in value && 'response' in value
}

function isCatalogue(value: unknown): value is EventCatalogue {
  const definitions = isRecord(value) ? Object.values(value) : []
  return (
    definitions.length > 0 &&
    definitions.every(
      (definition) => isRecord(definition) && 'purpose' in definition && 'props' in definition,
    )
  )
}
