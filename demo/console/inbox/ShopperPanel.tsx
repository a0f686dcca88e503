/** What one should know of the shopper before answering. */
import type { JSX } from 'preact'
import type { ShopperCard } from '../../../widgets/chat/contract.ts'
import { day, money, t } from '../texts.ts'
import { CardPart, Fact, OrderList } from './CardParts.tsx'
import type { InboxModel } from './model.ts'
import type { OpenThread } from './open-thread.ts'
import { consentText, languageName, nameOf, pointsText } from './words.ts'

export function ShopperPanel({ model }: { readonly model: InboxModel }): JSX.Element {
  const open = model.thread.thread.value
  const id = model.thread.id.value ?? ''
  return (
    <aside class="inbox-card" aria-label={t('inbox.card')}>
      <a class="inbox-back" href={`#inbox/${id}`}>
        {t('inbox.back-thread')}
      </a>
      {open && <Card open={open} />}
    </aside>
  )
}

function Card({ open: { card, row } }: { readonly open: OpenThread }): JSX.Element {
  return (
    <>
      <header>
        <h2 dir="auto">{nameOf(row, row.reference)}</h2>
        <p class="muted">{t(row.isMember ? 'card.member' : 'card.guest')}</p>
      </header>
      <dl class="card-facts">
        <Contact card={card} />
        <Situation card={card} />
        <Standing card={card} />
        <Fact name={t('card.reference')}>{row.reference}</Fact>
      </dl>
      <Cart card={card} />
      <OrderList orders={card.orders} />
      <Others card={card} />
    </>
  )
}

interface CardProps {
  readonly card: ShopperCard
}

function Contact({ card: { contact, customerId } }: CardProps): JSX.Element {
  const { email, phone, more = {} } = contact
  return (
    <>
      {email && (
        <Fact name={t('card.email')}>
          <a href={`mailto:${email}`}>{email}</a>
        </Fact>
      )}
      {phone && (
        <Fact name={t('card.phone')}>
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
        </Fact>
      )}
      {Object.entries(more).map(([name, value]) => (
        <Fact name={name} key={name}>
          {value}
        </Fact>
      ))}
      {customerId && <Fact name={t('card.customer')}>{customerId}</Fact>}
    </>
  )
}

function Situation({ card: { context } }: CardProps): JSX.Element {
  const { page, locale, consent, orderId, campaignId } = context
  return (
    <>
      {page && (
        <Fact name={t('card.page')}>
          <PageLink {...page} />
        </Fact>
      )}
      {locale && <Fact name={t('card.language')}>{languageName(locale)}</Fact>}
      {consent && <Fact name={t('card.consent')}>{consentText(consent)}</Fact>}
      {orderId && <Fact name={t('card.order-asked')}>{orderId}</Fact>}
      {campaignId && <Fact name={t('card.campaign')}>{campaignId}</Fact>}
    </>
  )
}

/** The address comes from the shopper’s browser: only a web address becomes a link. */
function PageLink({ url, title }: NonNullable<ShopperCard['context']['page']>): JSX.Element {
  if (!/^https?:\/\//i.test(url)) return <>{title ?? url}</>
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
      {title ?? url}
    </a>
  )
}

function Standing({ card: { points, lastScore } }: CardProps): JSX.Element {
  return (
    <>
      {points && <Fact name={t('card.points')}>{pointsText(points)}</Fact>}
      {lastScore && <Fact name={t('card.score')}>{lastScore}</Fact>}
    </>
  )
}

function Cart({ card: { context } }: CardProps): JSX.Element | null {
  const { cart } = context
  if (!cart || cart.lines.length === 0) return null
  return (
    <CardPart title={`${t('card.cart')} · ${money(cart.total)}`}>
      {cart.lines.map(({ name, quantity }, index) => (
        <li key={index}>{t('card.cart-line', { quantity, name })}</li>
      ))}
    </CardPart>
  )
}

function Others({ card: { others } }: CardProps): JSX.Element | null {
  if (others.length === 0) return null
  return (
    <CardPart title={t('card.others')}>
      {others.map(({ conversationId, reference, stage, at }) => (
        <li key={conversationId}>
          <a href={`#inbox/${conversationId}`}>{reference}</a>{' '}
          <span class="muted">
            {day(at)} · {t(`inbox.stage.${stage}`)}
          </span>
        </li>
      ))}
    </CardPart>
  )
}
