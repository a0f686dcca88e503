/** A campaign that invites to write: shown only while somebody would answer. */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import type { Occasion, WidgetModel } from '../../../src/widget.ts'
import type { ChatModel } from './chat-model.ts'
import type { ShopFacts } from './shop-facts.ts'

export interface Invitations extends Required<Pick<WidgetModel, 'prepare' | 'drop'>> {
  readonly invitation: ReadonlySignal<ChatModel['invitation']['value']>
}

export function createInvitations(facts: Pick<ShopFacts, 'load' | 'isAnybodyThere'>): Invitations {
  const invitation = signal<ChatModel['invitation']['value']>()
  return {
    invitation,

    async prepare({ campaign, texts, blocks }) {
      const text = wordsOf(texts, blocks)
      if (!text) return false
      await facts.load()
      if (!facts.isAnybodyThere()) return false
      invitation.value = { campaignId: campaign.id, text }
      return true
    },

    drop(campaignId) {
      if (invitation.peek()?.campaignId === campaignId) invitation.value = undefined
    },
  }
}

/** The first thing it says, or its title. */
function wordsOf(texts: Occasion['texts'], blocks: Occasion['blocks']): string | undefined {
  for (const block of blocks) if (block.type === 'text' && texts[block.key]) return texts[block.key]
  return texts['title']
}
