/** Which component draws a block, by its type. */
import type { Block } from '../../contract/campaign/block.ts'
import type { BlockView } from './block-props.ts'
import { ImageBlock } from './ImageBlock.tsx'
import { LinkBlock } from './LinkBlock.tsx'
import { TextBlock } from './TextBlock.tsx'

export const blocks: { readonly [T in Block['type']]?: BlockView<T> } = {
  text: TextBlock,
  image: ImageBlock,
  link: LinkBlock,
}
