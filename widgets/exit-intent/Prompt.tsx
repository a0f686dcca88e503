/** What is drawn in a card that was put up unasked: a campaign, or a saved cart to be brought back. */
import type { JSX } from 'preact'
import { PROPOSAL } from '../../src/model/campaign/restore-cart.ts'
import { CampaignView } from '../../src/ui/campaign/CampaignView.tsx'
import type { PromptProps } from '../../src/widget.ts'
import type { messages } from './messages.ts'
import type { ExitIntentModel } from './model.ts'
import { RestoreCart } from './RestoreCart.tsx'

export function Prompt(
  props: PromptProps<ExitIntentModel, (typeof messages)['en']>,
): JSX.Element | null {
  const { model, proposal } = props
  if (proposal === PROPOSAL) return <RestoreCart {...props} />
  const showing = model.find(proposal)
  return showing ? <CampaignView {...props} showing={showing} /> : null
}
