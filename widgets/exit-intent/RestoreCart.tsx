/** A saved cart, brought back: what is in it, what has changed since, and how it goes together with what lies in the cart now. */
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Format, Translate } from '../../src/i18n/index.ts'
import type { FoundCart } from '../../src/model/campaign/restore-cart.ts'
import { Skeleton } from '../../src/ui/Skeleton.tsx'
import { Trouble } from '../../src/ui/Trouble.tsx'
import type { ClosedAs } from '../../src/widget.ts'
import type { messages } from './messages.ts'
import type { ExitIntentModel } from './model.ts'
import { SavedLines } from './SavedLines.tsx'

export interface RestoreProps {
  readonly model: Pick<ExitIntentModel, 'restoring'>
  readonly t: Translate<(typeof messages)['en']>
  readonly format: Format
  /** Of a card, which is named by its heading. */
  readonly headingId?: string
  close?(as: ClosedAs): void
}

export function RestoreCart(props: RestoreProps): JSX.Element {
  const { t, headingId } = props
  const Heading = headingId === undefined ? 'h3' : 'h2'
  return (
    <div class="restore">
      <Heading id={headingId} class="restore-title" tabIndex={-1}>
        {t('restoreTitle')}
      </Heading>
      <Stage {...props} />
    </div>
  )
}

function Stage(props: RestoreProps): JSX.Element | null {
  const { model, t } = props
  const { state, found, retry } = model.restoring
  switch (state.value) {
    case 'reading':
      return <Skeleton label={t('restoreLoading')} />
    case 'failed':
      return (
        <Trouble retry={t('retry')} onRetry={() => void retry()}>
          {t('restoreFailed')}
        </Trouble>
      )
    case 'gone':
      return <Outcome {...props} text={t('restoreGone')} />
    case 'restored':
      return <Outcome {...props} text={t('restoreDone')} isFocused />
    case 'listed':
      return <Outcome {...props} text={t('restoreListed')} isFocused />
    default:
      return found.value ? <Found {...props} cart={found.value} /> : null
  }
}

function Found({ cart, ...props }: RestoreProps & { cart: FoundCart }): JSX.Element {
  const { model, t, format } = props
  const { lines, savedAt } = cart
  const isPossible = lines.some(({ state }) => state !== 'sold_out')
  const isChanged = model.restoring.changed.value.length > 0
  const isDoing = model.restoring.state.value === 'restoring'
  return (
    <>
      <details class="part restore-lines" open={isChanged}>
        <summary>
          <span>
            {t('restoreLines', { count: lines.length })}{' '}
            <span class="note">{t('restoreSavedAt', { date: format.date(savedAt) })}</span>
          </span>
        </summary>
        <SavedLines {...{ lines, t, format }} currency={cart.currency} />
      </details>
      <p class="restore-status" role="status">
        {isDoing ? t('restoreDoing') : isPossible ? '' : t('restoreNothing')}
      </p>
      {isPossible ? <Modes {...props} /> : <WayOut {...props} />}
    </>
  )
}

/** None of them is made to look better than the others: whose cart it is knows best. */
function Modes(props: RestoreProps): JSX.Element {
  const { model, t } = props
  const { restore, mustChoose } = model.restoring
  if (!mustChoose.value)
    return (
      <>
        <button type="button" class="action restore-mode" onClick={() => void restore('replace')}>
          {t('restoreNow')}
        </button>
        <WayOut {...props} />
      </>
    )
  return (
    <>
      <p>{t('restoreAsk')}</p>
      <div class="restore-modes">
        <button type="button" class="plain" onClick={() => void restore('merge')}>
          {t('restoreMerge')}
        </button>
        <button type="button" class="plain" onClick={() => void restore('add-missing')}>
          {t('restoreMissing')}
        </button>
        <button type="button" class="plain" onClick={() => void restore('replace')}>
          {t('restoreReplace')}
        </button>
        <WayOut {...props} />
      </div>
    </>
  )
}

/** Put off, it waits in the panel; there it can be thrown away. */
function WayOut({ model, t, close }: RestoreProps): JSX.Element {
  const onPress = close ? () => close('later') : () => void model.restoring.dismiss()
  return (
    <button type="button" class="plain restore-mode" onClick={onPress}>
      {t(close ? 'restoreLater' : 'restoreForget')}
    </button>
  )
}

interface OutcomeProps extends RestoreProps {
  readonly text: string
  /** What was pressed is gone from the screen: one reads on here. */
  readonly isFocused?: boolean
}

function Outcome({ text, isFocused = false, ...props }: OutcomeProps): JSX.Element {
  const { model, t, format, close } = props
  const { restoring } = model
  const cart = restoring.found.value
  const isListed = restoring.state.value === 'listed'
  const status = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (isFocused) status.current?.focus()
  }, [isFocused])

  const onClose = (): void => {
    close?.('done')
    void restoring.dismiss()
  }
  return (
    <>
      <p ref={status} class="restore-status" role="status" tabIndex={-1}>
        {text}
      </p>
      {cart && restoring.state.value !== 'gone' && (
        <SavedLines
          lines={isListed ? cart.lines : restoring.changed.value}
          currency={cart.currency}
          hasLinks={isListed}
          {...{ t, format }}
        />
      )}
      <button type="button" class="plain restore-mode" onClick={onClose}>
        {t('cartDone')}
      </button>
    </>
  )
}
