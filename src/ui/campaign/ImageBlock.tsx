/** A picture of the merchant's: with a place reserved, and gone without a trace where it cannot be had. */
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { BlockOf, BlockProps } from './block-props.ts'
import { langOf, said } from './said.ts'

export function ImageBlock(props: BlockProps<BlockOf<'image'>>): JSX.Element | null {
  const { showing, block, format } = props
  const [isMissing, setMissing] = useState(false)
  if (isMissing) return null
  return (
    <img
      class="cmp-image"
      {...langOf(showing, format)}
      src={block.url}
      alt={said(showing, block.key) ?? ''}
      loading="lazy"
      decoding="async"
      onError={() => setMissing(true)}
    />
  )
}
