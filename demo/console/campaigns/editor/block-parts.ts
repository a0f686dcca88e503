/** A block of each type, as it is put in. */
import type { Draft, DraftBlock, DraftSimpleBlock } from '../draft.ts'
import { freeKey } from '../draft.ts'

export const SIMPLE_TYPES = [
  'text',
  'facts',
  'offer',
  'free-shipping',
  'save-cart',
  'ask-person',
  'points',
  'products',
  'link',
  'image',
  'order',
] as const
export const BLOCK_TYPES = [...SIMPLE_TYPES, 'reasons'] as const
export type BlockType = (typeof BLOCK_TYPES)[number]

export function makeSimple(
  type: (typeof SIMPLE_TYPES)[number],
  { draft, offerId }: { readonly draft: Draft; readonly offerId: string },
): DraftSimpleBlock {
  switch (type) {
    case 'text':
      return { type, key: freeKey(draft, 'text') }
    case 'facts':
      return { type, facts: ['shipping'] }
    case 'offer':
      return { type, offerId }
    case 'products':
      return { type, source: 'recommended', max: 3 }
    case 'link':
      return { type, key: freeKey(draft, 'more'), url: '/' }
    case 'image':
      return { type, key: freeKey(draft, 'picture'), url: '/' }
    default:
      return { type }
  }
}

export function makeBlock(
  type: BlockType,
  given: { readonly draft: Draft; readonly offerId: string },
): DraftBlock {
  if (type !== 'reasons') return makeSimple(type, given)
  return { type, reasons: [{ id: 'cost', blocks: [{ type: 'facts', facts: ['shipping'] }] }] }
}
