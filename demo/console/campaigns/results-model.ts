/** What experiments found so far, of one campaign or of all together. */
import { signal, type ReadonlySignal } from '@preact/signals'
import {
  readCampaignResults,
  readHoldoutResults,
  type ExperimentResults,
} from '../../../src/contract/campaign/console.ts'
import { at, type Call } from '../api.ts'
import { createAttempts, type Attempts } from '../attempts.ts'

export interface ResultsModel extends Pick<Attempts, 'trouble'> {
  /** Undefined until they are here. */
  readonly experiments: ReadonlySignal<readonly ExperimentResults[] | undefined>
  /** Without an id, of the holdout. */
  load(campaignId?: string): Promise<void>
  forget(): void
}

export function createResultsModel(call: Call): ResultsModel {
  const experiments = signal<readonly ExperimentResults[]>()
  const { trouble, attempt } = createAttempts()
  return {
    experiments,
    trouble,
    load: (campaignId) =>
      attempt(async () => {
        experiments.value = undefined
        const endpoint =
          campaignId === undefined
            ? readHoldoutResults
            : at(readCampaignResults, { params: { campaignId } })
        experiments.value = (await call(endpoint)).experiments
      }),
    forget: () => void (experiments.value = undefined),
  }
}
