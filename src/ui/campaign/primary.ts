/** The block that is the point of a campaign: its button stands beside the “no”. */
import type { Block } from '../../contract/campaign/block.ts'
import type { Showing } from '../../model/campaign/create-campaign-model.ts'
import { said } from './said.ts'

export function primaryOf(showing: Showing): Block | undefined {
  const { blocks } = showing.occasion
  return (
    blocks.find(({ type }) => type === 'offer') ??
    blocks.find((block) => block.type === 'link' && said(showing, block.key) !== undefined)
  )
}
