/** One campaign: its heading, what it is made of, and a yes and a no of the same size. */
import type { JSX } from 'preact'
import { Blocks } from './Blocks.tsx'
import type { CampaignProps } from './block-props.ts'
import { langOf, said } from './said.ts'

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
      <Ways {...props} />
    </div>
  )
}

/** The ways out: nothing of a card is harder to find than its “no”. */
function Ways({ showing, model, t, format, level, close }: CampaignProps): JSX.Element | null {
  if (!close) return null
  const accept = said(showing, 'accept')
  const onAccept = (): void => {
    model.noteClick(showing)
    close('done')
  }
  return (
    <>
      <p class="cmp-ways">
        {accept && (
          <button type="button" class="action" {...langOf(showing, format)} onClick={onAccept}>
            {accept}
          </button>
        )}
        <button type="button" class="plain" onClick={() => close('later')}>
          {said(showing, 'decline') ?? t('decline')}
        </button>
      </p>
      {level !== 'bar' && (
        <button type="button" class="cmp-never" onClick={() => close('never')}>
          {t('never')}
        </button>
      )}
    </>
  )
}
