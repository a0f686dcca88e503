/** Saving the cart: a link and, where there is a second device to point at it, its QR code. */
import { useMemo, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Format, Translate } from '../../i18n/index.ts'
import type { CartSaving, SavedCart } from '../../model/campaign/save-cart.ts'
import { copyText } from '../copy-text.ts'
import { QrCode } from '../qr/QrCode.tsx'
import { openSheet, readDevice } from '../share-sheet.ts'
import type { BlockOf, BlockProps, CampaignWords } from './block-props.ts'

/** With more in it, its squares are too small for a camera. */
const LONGEST_QR = 600

export function SaveCart(props: BlockProps<BlockOf<'save-cart'>>): JSX.Element | null {
  const { showing, model, t, format, close } = props
  return (
    <CartSaver
      saving={model.saving}
      cartUrl={showing.occasion.facts.cartUrl}
      t={t}
      format={format}
      onSave={() => model.noteClick(showing)}
      {...(close && { onDone: () => close('done') })}
    />
  )
}

export interface CartSaverProps {
  readonly saving: CartSaving
  /** Of the shop, where it is brought back. */
  readonly cartUrl: string | undefined
  readonly t: Translate<CampaignWords>
  readonly format: Format
  /** It was pressed. */
  onSave?(): void
  /** Saved here and now, it is what the card was for. */
  onDone?(): void
}

/** Nothing while there is nothing to save. */
export function CartSaver(props: CartSaverProps): JSX.Element | null {
  const { saving, cartUrl, t, onSave, onDone } = props
  const [isDeleted, setDeleted] = useState(false)
  const [isSavedHere, setSavedHere] = useState(false)
  const status = useRef<HTMLParagraphElement>(null)
  const saved = saving.saved.value
  if (!saved && !saving.hasCart.value && !isDeleted) return null

  // The button that was pressed goes away; its outcome is where to read on.
  const tell = (): void => status.current?.focus()
  async function onPress(): Promise<void> {
    onSave?.()
    setDeleted(false)
    if (!(await saving.save(cartUrl))) return
    setSavedHere(true)
    tell()
  }
  async function onDelete(): Promise<void> {
    const isDone = await saving.revoke()
    setDeleted(isDone)
    if (isDone) tell()
  }

  return (
    <div class="take">
      <p ref={status} class="take-status" role="status" tabIndex={-1}>
        {tellOutcome(props, isDeleted)}
      </p>
      {saved && <Saved {...props} saved={saved} onAgain={onPress} onDelete={onDelete} />}
      {saved && isSavedHere && onDone && (
        <button type="button" class="action take-save" onClick={onDone}>
          {t('cartDone')}
        </button>
      )}
      {!saved && saving.hasCart.value && <Offer {...props} onPress={onPress} />}
    </div>
  )
}

function tellOutcome({ saving, t, format }: CartSaverProps, isDeleted: boolean): string {
  const { doings, saved } = saving
  const [save, revoke] = [doings.all.value.get('save'), doings.all.value.get('revoke')]
  if (save) return t(save.status === 'sending' ? 'cartSaving' : 'cartNotSaved')
  if (revoke && revoke.status !== 'sending') return t('cartNotDeleted')
  if (saved.value) return t('cartSaved', { date: format.date(saved.value.expiresAt) })
  return isDeleted ? t('cartDeleted') : ''
}

function Offer({ t, onPress }: CartSaverProps & { onPress(): Promise<void> }): JSX.Element {
  return (
    <>
      <button type="button" class="plain take-save" onClick={() => void onPress()}>
        {t('cartSave')}
      </button>
      <p class="note">
        {t('cartWhy')} {t('cartPrivate')}
      </p>
    </>
  )
}

interface SavedProps extends CartSaverProps {
  readonly saved: SavedCart
  onAgain(): Promise<void>
  onDelete(): Promise<void>
}

function Saved({ saved, saving, t, onAgain, onDelete }: SavedProps): JSX.Element {
  const device = useMemo(readDevice, [])
  const hasQr = !device.isTouch && saved.link.length <= LONGEST_QR
  return (
    <>
      {saving.isOutdated.value && (
        <p class="take-again">
          <span>{t('cartOutdated')}</span>{' '}
          <button type="button" class="plain" onClick={() => void onAgain()}>
            {t('cartSaveAgain')}
          </button>
        </p>
      )}
      {hasQr && (
        <QrCode
          link={saved.link}
          label={t('cartQr')}
          hint={t('cartQrHint')}
          failed={t('cartQrFailed')}
        />
      )}
      <LinkWays
        key={saved.link}
        link={saved.link}
        hasSheet={device.isTouch && device.hasSheet}
        t={t}
      />
      <p class="note">
        {t('cartPrivate')} {saved.isInLink && t('cartInLink')}
      </p>
      {!saved.isInLink && (
        <button type="button" class="take-delete" onClick={() => void onDelete()}>
          {t('cartDelete')}
        </button>
      )}
    </>
  )
}

interface LinkWaysProps extends Pick<CartSaverProps, 't'> {
  readonly link: string
  readonly hasSheet: boolean
}

function LinkWays({ link, hasSheet, t }: LinkWaysProps): JSX.Element {
  const shown = useRef<HTMLSpanElement>(null)
  const [copied, setCopied] = useState<boolean>()

  async function onCopy(): Promise<void> {
    if (shown.current) setCopied(await copyText(link, shown.current))
  }
  async function onShare(): Promise<void> {
    const outcome = await openSheet({ text: t('cartShareText'), url: link })
    if (outcome === 'failed') await onCopy()
  }

  return (
    <>
      <p class="take-link">
        <span class="sr">{t('cartLink')}</span>
        <span ref={shown} translate={false}>
          {link}
        </span>
      </p>
      <p class="buttons">
        {hasSheet && (
          <button type="button" class="action" onClick={() => void onShare()}>
            {t('cartShare')}
          </button>
        )}
        <button type="button" class={hasSheet ? 'plain' : 'action'} onClick={() => void onCopy()}>
          {t('cartCopy')}
        </button>
      </p>
      <p class="take-told" role="status">
        {copied === undefined ? '' : t(copied ? 'cartCopied' : 'cartSelected')}
      </p>
    </>
  )
}
