/** The offer of a campaign: asked for when it is drawn, unless it was when the campaign was made ready. */
import { useEffect } from 'preact/hooks'
import type { JSX } from 'preact'
import { Skeleton } from '../Skeleton.tsx'
import { Trouble } from '../Trouble.tsx'
import type { BlockOf, BlockProps } from './block-props.ts'
import { Offer } from './Offer.tsx'
import { primaryOf } from './primary.ts'
import { langOf, said } from './said.ts'
import { Ways } from './Ways.tsx'

export function OfferBlock(props: BlockProps<BlockOf<'offer'>>): JSX.Element {
  const { block, showing, model, t, format, close } = props
  const { offers } = model
  const isPrimary = primaryOf(showing) === block
  const offer = offers.find(block.offerId)
  const isMissing = offer === undefined
  const ask = (): void => void offers.issue(block.offerId, showing.occasion)

  useEffect(() => {
    if (isMissing) ask()
  }, [offers, block.offerId, isMissing])

  const ways = isPrimary ? <Ways {...props} /> : null
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

  const accept = isPrimary && said(showing, 'accept')
  return (
    <Offer
      {...props}
      offer={offer}
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
