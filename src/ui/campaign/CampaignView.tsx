/** One campaign: its heading, what it is made of, and a yes and a no of the same size. */
import type { JSX } from 'preact'
import { Blocks } from './Blocks.tsx'
import type { CampaignProps } from './block-props.ts'
import { primaryOf } from './primary.ts'
import { langOf, said } from './said.ts'
import { Ways } from './Ways.tsx'

export interface CampaignViewProps extends CampaignProps {
  /** Of a card, which is named by its heading. */
  readonly headingId?: string
}

export function CampaignView({ headingId, ...props }: CampaignViewProps): JSX.Element {
  const { showing, t, format, level } = props
  const { occasion } = showing
  const title = said(showing, 'title')
  const Heading = headingId === undefined ? 'h3' : 'h2'
  return (
    <div class="cmp" data-level={level} data-kind={occasion.campaign.kind}>
      {occasion.isPreview && <p class="cmp-preview">{t('preview')}</p>}
      {title && (
        <Heading id={headingId} class="cmp-title" {...langOf(showing, format)}>
          {title}
        </Heading>
      )}
      <Blocks {...props} blocks={occasion.blocks} />
      {!primaryOf(showing) && <Accept {...props} />}
    </div>
  )
}

/** Where neither an offer nor a link is what it is for. */
function Accept(props: CampaignProps): JSX.Element | null {
  const { showing, model, format, close } = props
  const accept = said(showing, 'accept')
  if (!close) return null
  const onAccept = (): void => {
    model.noteClick(showing)
    close('done')
  }
  return (
    <Ways {...props}>
      {accept && (
        <button type="button" class="action" {...langOf(showing, format)} onClick={onAccept}>
          {accept}
        </button>
      )}
    </Ways>
  )
}
