/** The ways out of a card: what it is for, “no” of the same size, and “never”. */
import type { ComponentChildren, JSX } from 'preact'
import type { Block } from '../../contract/campaign/block.ts'
import type { CampaignProps } from './block-props.ts'
import { langOf, said } from './said.ts'

const ASKING: readonly Block['type'][] = ['reasons', 'save-cart', 'ask-person']

export interface WaysProps extends CampaignProps {
  /** What it is for; nothing where there is nothing to take up. */
  readonly children?: ComponentChildren
  /** It was taken up: nobody needs a “no” any more. */
  readonly isDone?: boolean
}

export function Ways(props: WaysProps): JSX.Element | null {
  const { showing, t, format, level, close, children, isDone } = props
  const decline = said(showing, 'decline')
  if (!close) return children ? <p class="cmp-ways">{children}</p> : null
  // A bar has its cross in the same line.
  const isBar = level === 'bar'
  return (
    <>
      <p class="cmp-ways">
        {children}
        {!isBar && !isDone && (
          <button
            type="button"
            class="plain"
            {...(decline && langOf(showing, format))}
            onClick={() => close('later')}
          >
            {decline ?? t(children || asks(showing) ? 'decline' : 'dismiss')}
          </button>
        )}
      </p>
      {!isBar && !isDone && (
        <p class="cmp-never">
          <button type="button" onClick={() => close('never')}>
            {t('never')}
          </button>
        </p>
      )}
    </>
  )
}

/** “No” answers a question; what only tells something is closed. */
function asks({ occasion }: CampaignProps['showing']): boolean {
  return occasion.blocks.some(({ type }) => ASKING.includes(type))
}
