/** A way on, to a page of the shop or elsewhere. */
import type { JSX } from 'preact'
import type { BlockOf, BlockProps } from './block-props.ts'
import { langOf, said } from './said.ts'

export function LinkBlock(props: BlockProps<BlockOf<'link'>>): JSX.Element | null {
  const { showing, model, block, format } = props
  const text = said(showing, block.key)
  if (!text) return null
  return (
    <a
      class="plain cmp-link"
      {...langOf(showing, format)}
      href={block.url}
      onClick={() => model.noteClick(showing)}
    >
      {text}
    </a>
  )
}
