/** A model with a backend of answers by endpoint and a store in memory, for the tests of this folder. */
import { expect, vi } from 'vitest'
import {
  type Answer,
  ANA,
  createContextStage,
  createRefusal,
  disposeLater,
  type StageOptions,
} from '../../src/model/context.fixture.ts'
import {
  readFriends,
  readGuestHome,
  readReferralHome,
  readReferralProgram,
  setNameShown,
  setOwnCode,
  startAsGuest,
} from './contract.ts'
import { createModel, type ReferralModel } from './model.ts'
import { createFriend, createHome, PROGRAM } from './program.fixture.ts'

export { ANA, disposeModels, GUEST as NOBODY, MIHAI } from '../../src/model/context.fixture.ts'
export type { Asked } from '../../src/model/context.fixture.ts'

export interface SetUpOptions extends StageOptions {
  /** Nothing of it is drawn yet. */
  readonly isIdle?: boolean
}

const USUAL: readonly Answer[] = [
  [readReferralProgram, () => PROGRAM],
  [readReferralHome, () => createHome()],
  [readGuestHome, () => createHome({ name: { shown: false } })],
  [startAsGuest, () => ({ token: 'a-token-of-twenty-or-more', home: createHome({ revision: 1 }) })],
  [readFriends, () => ({ items: [createFriend('claimed', { id: 'f-51' })], nextCursor: null })],
  [setOwnCode, ({ body }) => createHome({ revision: 8, code: String(body?.['code']) })],
  [
    setNameShown,
    ({ body }) =>
      createHome({ revision: 8, name: { shown: Boolean(body?.['shown']), first: 'Ana' } }),
  ],
]

/** Of Ana, if nobody else is named. */
export function setUp({ isIdle, answers = [], ...options }: SetUpOptions = {}) {
  const stage = createContextStage({ member: ANA, ...options, answers: [...USUAL, ...answers] })
  const model = disposeLater(createModel(stage.context))
  if (!isIdle) model.start()
  return { ...stage, model }
}

/** Resolves once it is known how things stand. */
export async function whenKnown<Stage extends { readonly model: ReferralModel }>(
  stage: Stage,
): Promise<Stage> {
  await vi.waitFor(() => expect(stage.model.status.value).not.toBe('loading'))
  return stage
}

/** Answers of a server that is silent, one that is down, and one that says no. */
export const never = (): Promise<never> => new Promise(() => undefined)

export const down = (): never => {
  throw new Error('down')
}

export const refuse = (code: string, status: number) => (): never => {
  throw createRefusal(code, status)
}
