/** A model with a backend of answers by endpoint and a store in memory, for the tests of this folder. */
import type { ProblemError } from '../../src/core/problem-error.ts'
import {
  ANA,
  createContextStage,
  createRefusal,
  disposeLater,
  type StageOptions,
} from '../../src/model/context.fixture.ts'
import { readEarning, readProgram, readRewards, readWallet, listRedemptions } from './contract.ts'
import { createModel } from './model.ts'
import { createWallet, PROGRAM } from './wallet.fixture.ts'

export { ANA, disposeModels, MIHAI } from '../../src/model/context.fixture.ts'
export type { Asked } from '../../src/model/context.fixture.ts'

export interface SetUpOptions extends StageOptions {
  /** What an earlier page has left in the store. */
  readonly stored?: Readonly<Record<string, unknown>>
}

/** Of Ana, if nobody else is named. */
export function setUp({ stored = {}, answers = [], ...options }: SetUpOptions = {}) {
  const stage = createContextStage({
    member: ANA,
    store: new Map(Object.entries(stored)),
    ...options,
    answers: [
      [readWallet, () => createWallet()],
      [readProgram, () => PROGRAM],
      [readRewards, () => ({ walletRevision: 7, items: [] })],
      [listRedemptions, () => ({ walletRevision: 7, items: [] })],
      [readEarning, () => ({ walletRevision: 7, items: [] })],
      ...answers,
    ],
  })
  return { ...stage, model: disposeLater(createModel(stage.context)), stored: stage.store }
}

export function createProblem(
  code: string,
  status: number,
  params: Readonly<Record<string, unknown>> = {},
): ProblemError {
  return createRefusal(code, status, { params })
}
