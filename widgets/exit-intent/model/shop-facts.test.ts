import { expect, it } from 'vitest'
import { readCampaigns } from '../../../src/contract/campaign/served.ts'
import { readFactsAlone } from './shop-facts.ts'

it('asks as whoever reads all campaigns does', () => {
  const { id, method, path, access, problems } = readCampaigns

  expect(readFactsAlone).toMatchObject({ id, method, path, access, problems })
})
