/** Inviting, as the merchant looks after it: what it brings, what waits for a word, the rules, and who is kept out. */
import type { Call } from '../api.ts'
import { createBlocksModel, type BlocksModel } from './blocks-model.ts'
import { createCasesModel, type CasesModel } from './cases-model.ts'
import { createNumbersModel, type NumbersModel } from './numbers-model.ts'
import { createRulesModel, type RulesModel } from './rules-model.ts'

export interface ReferralsModel {
  readonly numbers: NumbersModel
  /** What a person has to look at, the oldest first. */
  readonly queue: CasesModel
  readonly cases: CasesModel
  readonly rules: RulesModel
  readonly blocks: BlocksModel
  forget(): void
}

export function createReferralsModel(call: Call, readKey: () => string): ReferralsModel {
  const parts = {
    numbers: createNumbersModel(call),
    queue: createCasesModel(call, 'review'),
    cases: createCasesModel(call),
    rules: createRulesModel(call, readKey),
    blocks: createBlocksModel(call),
  }
  return {
    ...parts,
    forget() {
      for (const part of Object.values(parts)) part.forget()
    },
  }
}
