/** A paragraph of the merchant's. */
import type { JSX } from 'preact'
import type { BlockOf, BlockProps } from './block-props.ts'
import { langOf, said } from './said.ts'

export function TextBlock(props: BlockProps<BlockOf<'text'>>): JSX.Element | null {
  const { showing, block, format } = props
  const text = said(showing, block.key)
  if (!text) return null
  return (
    <p class="cmp-text" {...langOf(showing, format)}>
      {text}
    </p>
  )
}
