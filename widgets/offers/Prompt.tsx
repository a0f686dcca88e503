/** What is drawn in a card that was put up unasked: one campaign. */
import type { JSX } from 'preact'
import { CampaignView } from '../../src/ui/campaign/CampaignView.tsx'
import type { PromptProps } from '../../src/widget.ts'
import type { messages } from './messages.ts'
import type { OffersModel } from './model.ts'

export function Prompt(
  props: PromptProps<OffersModel, (typeof messages)['en']>,
): JSX.Element | null {
  const { model, proposal, ...rest } = props
  const showing = model.campaigns.find(proposal)
  return showing ? <CampaignView {...rest} model={model.campaigns} showing={showing} /> : null
}
