/** A way on, to a page of the shop or elsewhere. */
import type { JSX } from 'preact'
import type { BlockOf, BlockProps } from './block-props.ts'
import { primaryOf } from './primary.ts'
import { langOf, said } from './said.ts'
import { Ways } from './Ways.tsx'

export function LinkBlock(props: BlockProps<BlockOf<'link'>>): JSX.Element | null {
  const { showing, model, block, format } = props
  const text = said(showing, block.key)
  if (!text) return null
  const isPrimary = primaryOf(showing) === block
  const link = (
    <a
      class={isPrimary ? 'action' : 'plain'}
      {...langOf(showing, format)}
      href={block.url}
      onClick={() => model.noteClick(showing)}
    >
      {text}
    </a>
  )
  return isPrimary ? <Ways {...props}>{link}</Ways> : <p class="cmp-link">{link}</p>
}
