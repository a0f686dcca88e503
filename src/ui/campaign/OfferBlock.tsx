/** The offer of a campaign: asked for when it is drawn, unless it was when the campaign was made ready. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Block } from '../../contract/campaign/block.ts'
import { Skeleton } from '../Skeleton.tsx'
import { Trouble } from '../Trouble.tsx'
import type { BlockOf, BlockProps, CampaignProps } from './block-props.ts'
import { Offer } from './Offer.tsx'
import { primaryOf } from './primary.ts'
import { langOf, said } from './said.ts'
import { Ways } from './Ways.tsx'

export function OfferBlock(props: BlockProps<BlockOf<'offer'>>): JSX.Element | null {
  const { block, showing, model, t, format, close } = props
  const { offers } = model
  const isPrimary = primaryOf(showing) === block
  const { isPreview } = showing.occasion
  const offer = offers.findFor(block.offerId, showing.occasion)
  const isMissing = offer === undefined
  const ask = (): void => void offers.issue(block.offerId, showing.occasion)

  useEffect(() => {
    if (isMissing && !isPreview) ask()
  }, [offers, block.offerId, isMissing, isPreview])

  const ways = isPrimary ? <Ways {...props} /> : null
  // Of a preview there is nothing to wait for: the shop has no such offer.
  if (!offer && isPreview) return ways
  if (!offer)
    return offers.doings.all.value.get(block.offerId)?.status === 'refused' ? (
      <>
        <Trouble retry={t('retry')} onRetry={ask}>
          {t('offerFailed')}
        </Trouble>
        {ways}
      </>
    ) : (
      <>
        <Skeleton label={t('offerLoading')} />
        {ways}
      </>
    )

  // Never given, it is only spoken of where it would have been all there is.
  if (offer.state === 'refused' && siblingsOf(block, showing).length > 1) return ways

  const accept = isPrimary && said(showing, 'accept')
  return (
    <Offer
      {...props}
      offer={offer}
      isSample={isPreview}
      useLabel={accept ? <span {...langOf(showing, format)}>{accept}</span> : undefined}
      onUse={() => model.noteClick(showing)}
      {...(isPrimary && {
        drawWays: (button, isDone) => (
          <Ways {...props} isDone={isDone}>
            {button}
          </Ways>
        ),
      })}
      {...(isPrimary && close && { onDone: () => close('done') })}
    />
  )
}

/** The blocks it stands among: of the campaign, or of an answer in it. */
function siblingsOf(block: Block, { occasion }: CampaignProps['showing']): readonly Block[] {
  const lists: (readonly Block[])[] = [
    occasion.blocks,
    ...occasion.blocks.flatMap((one) =>
      one.type === 'reasons' ? one.reasons.map(({ blocks }) => blocks) : [],
    ),
  ]
  return lists.find((list) => list.includes(block)) ?? []
}
