/** A year of visits: shoppers with devices, stores, tabs and networks as they come, deciding through the real code; and a log of what happened. */
import type { Occasion, WidgetContext, WidgetStore } from '../../../src/widget.ts'
import { type AskMemory, mergeMemory, putAskMemory } from '../contract/memory.ts'
import { noteAsk } from '../contract/surveys.ts'
import type { Survey, SurveyRules } from '../contract/survey.ts'
import { createKeptMemory, NOTHING_ASKED } from './ask-memory.ts'
import { createAsking } from './asking.ts'
import type { SittingRecord } from './record.ts'

export const DAY = 86_400_000
export const START = Date.UTC(2026, 0, 1)

export type Said = 'asked' | 'answered' | 'later' | 'dismissed' | 'never'

export interface LogEntry {
  readonly said: Said
  readonly surveyId: string
  readonly at: number
  readonly device: number
  /** Signed in; absent for a guest. */
  readonly member: string | undefined
  /** By member: since which of all calls the backend knows of it. */
  readonly toldAt: Map<string, number>
  /** The last call that was answered before it. */
  readonly heardAt: number
  readonly hasOpenTicket: boolean
  readonly isLasting: boolean
}

interface Saying {
  readonly said: Said
  readonly heardAt?: number
}

export interface Device {
  readonly id: number
  readonly isLasting: boolean
  /** Its clock is so much ahead, ms. */
  readonly skewMs: number
  readonly records: Map<string, unknown>
}

export interface Visit {
  readonly device: Device
  readonly member: string | undefined
  readonly at: number
  readonly hasOpenTicket: boolean
  readonly tabs: number
}

export type Random = () => number

/** Seeded: the same year each time. */
export function createRandom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface YearOptions {
  readonly surveys: readonly Survey[]
  readonly rules: SurveyRules
  readonly random: Random
}

export function createYear({ surveys, rules, random }: YearOptions) {
  const log: LogEntry[] = []
  const backend = new Map<string, AskMemory>()
  const saidBy = new Map<number, LogEntry[]>()
  let calls = 0

  /** Some requests never arrive, and of some the answer does not. */
  async function put(visit: Visit, body: AskMemory): Promise<AskMemory> {
    const { member = '', device } = visit
    const fate = random()
    if (fate < 0.05) throw new TypeError('Failed to fetch')
    const merged = mergeMemory(backend.get(member) ?? NOTHING_ASKED, body)
    backend.set(member, merged)
    calls += 1
    for (const { toldAt } of saidBy.get(device.id) ?? [])
      if (!toldAt.has(member)) toldAt.set(member, calls)
    if (fate > 0.97) throw new TypeError('Failed to fetch')
    return merged
  }

  function note(visit: Visit, surveyId: string, { said, heardAt = 0 }: Saying): void {
    const { device, member, hasOpenTicket } = visit
    const entry: LogEntry = {
      said,
      surveyId,
      member,
      hasOpenTicket,
      at: visit.at + device.skewMs,
      device: device.id,
      isLasting: device.isLasting,
      heardAt,
      toldAt: new Map(),
    }
    log.push(entry)
    saidBy.set(device.id, [...(saidBy.get(device.id) ?? []), entry])
  }

  function openTab(visit: Visit) {
    const { device, member } = visit
    const store = device.isLasting ? storeOf(device.records) : storeOf(new Map(), false)
    let heardAt = 0
    const call = async (endpoint: unknown, asked: { readonly body: AskMemory }) => {
      if (endpoint === noteAsk) return { counted: true }
      if (endpoint !== putAskMemory) throw new Error('an endpoint nobody expected')
      const merged = await put(visit, asked.body)
      heardAt = calls
      return merged
    }
    const context = {
      store,
      // Safe: a signal as far as it is used here.
      member: { peek: () => ({ memberId: member }) } as unknown as WidgetContext['member'],
      // Safe: answers by identity of the endpoint, with that endpoint's own type.
      call: call as unknown as WidgetContext['call'],
      createId: () => `id-${random()}`,
      granted: () => ['functional', 'analytics'] as const,
      report(error: unknown): never {
        throw error
      },
    }
    const begun = new Map<string, SittingRecord>()
    const memory = createKeptMemory(context)
    const asking = createAsking({
      context,
      memory,
      now: () => visit.at + device.skewMs,
      find: async (surveyId) => {
        const survey = surveys.find(({ id }) => id === surveyId)
        return survey && { survey, rules }
      },
      hasOpenTicket: () => visit.hasOpenTicket,
      create(survey) {
        const record = createRecord(survey, `${begun.size}`)
        begun.set(record.submissionId, record)
        return record
      },
      record: (id) => begun.get(id),
      onShown: ({ survey }) => note(visit, survey.id, { said: 'asked', heardAt }),
      onClosed: () => undefined,
    })
    return { memory, asking }
  }

  type Tab = ReturnType<typeof openTab>

  /** As the shopper pleases: ignored, put off, closed, answered whole or half, never again. */
  function react(visit: Visit, { asking }: Tab, surveyId: string): void {
    const proposal = `survey.${surveyId}`
    const mood = random()
    const close = (as: 'later' | 'dismissed' | 'never'): void => {
      note(visit, surveyId, { said: as })
      asking.close(proposal, as)
    }
    const answer = (): void => {
      note(visit, surveyId, { said: 'answered' })
      asking.answered(surveyId)
    }
    if (mood < 0.3) return asking.drop(proposal)
    if (mood < 0.5) return close('later')
    if (mood < 0.7) return close('dismissed')
    if (mood < 0.73) return close('never')
    answer()
    if (mood > 0.92) close('dismissed')
  }

  /** Surveys come up in any order, in tabs side by side; of several tabs the shopper looks at one after the other. */
  async function visitOnce(visit: Visit): Promise<void> {
    const reactions: (() => void)[] = []
    const runTab = async (): Promise<void> => {
      const tab = openTab(visit)
      await tab.memory.catchUp()
      const due = surveys.filter(() => random() < 0.4).sort(() => random() - 0.5)
      for (const { id } of due) {
        // Safe: no more of an occasion is looked at.
        const occasion = { campaign: { id: `survey.${id}` } } as unknown as Occasion
        if (!(await tab.asking.prepare(occasion, 'sheet'))) continue
        if (visit.tabs > 1) reactions.push(() => react(visit, tab, id))
        else react(visit, tab, id)
      }
      await settle()
    }
    await Promise.all(Array.from({ length: visit.tabs }, runTab))
    for (const reaction of reactions) {
      reaction()
      await settle()
    }
  }

  return { log, visitOnce }
}

function createRecord(survey: Survey, submissionId: string): SittingRecord {
  return {
    submissionId,
    survey,
    locale: 'en',
    answers: {},
    passed: [],
    rev: 0,
    sentRev: 0,
    version: 0,
    at: 0,
  }
}

/** What was begun and not waited for lands, and the next visit finds it. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

function storeOf(records: Map<string, unknown>, isLasting = true): WidgetStore {
  return {
    read: async (key) => records.get(key),
    write: async (key, value) => Boolean(records.set(key, value)),
    update: async (key, change) => {
      const value = change(records.get(key))
      if (value === undefined) records.delete(key)
      else records.set(key, value)
      return value
    },
    remove: async (key) => void records.delete(key),
    isLasting: () => isLasting,
  }
}
