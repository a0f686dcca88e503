/** Makes of an entry of the data layer what happened: GA4 or the older form, nested or flat, an object or the arguments of `gtag`. */
import { currencyOf } from '../amount.ts'
import { type Fields, fieldsOf, isFilled, textAt } from './fields.ts'

export type ShopEventKind = 'view' | 'add' | 'remove' | 'cart' | 'purchase'

export interface ShopEvent {
  readonly kind: ShopEventKind
  /** Of the page, if the event says none. */
  readonly currency: string | undefined
  readonly items: readonly Fields[]
  /** `transaction_id`, `value`, `coupon` and the like. */
  readonly fields: Fields
}

/** What earlier entries have said, and later ones rely on. */
export interface LayerState {
  readonly currency?: string | undefined
  readonly ecommerce?: Fields | undefined
}

const MAX_ITEMS = 200

/** Letters alone, small, as `addtocart`. A view of several products is none of one, a click on a purchase button none of an order. */
const KINDS: Readonly<Record<string, ShopEventKind>> = {
  viewitem: 'view',
  productdetail: 'view',
  detail: 'view',
  addtocart: 'add',
  removefromcart: 'remove',
  viewcart: 'cart',
  begincheckout: 'cart',
  addshippinginfo: 'cart',
  addpaymentinfo: 'cart',
  purchase: 'purchase',
  transaction: 'purchase',
  ordercompleted: 'purchase',
}
/** What shops and their plug-ins write around the names. */
const AROUND = /^(ga4|ga|ua|eec|ee|ecommerce|gtm4wp|gtm|dl|custom|event)+|(ga4|eec|ee)+$/g
/** The older form says by a field what happened, and calls the event anything. */
const OLDER: readonly (readonly [field: string, kind: ShopEventKind])[] = [
  ['purchase', 'purchase'],
  ['checkout', 'cart'],
  ['remove', 'remove'],
  ['add', 'add'],
  ['detail', 'view'],
]

export function readEntry(
  entry: unknown,
  state: LayerState,
): { readonly event: ShopEvent | undefined; readonly state: LayerState } {
  const { name, fields } = unwrap(entry)
  const ecommerce = 'ecommerce' in fields ? fieldsOf(fields['ecommerce']) : undefined
  const currency = findCurrency(fields) ?? (ecommerce && findCurrency(ecommerce)) ?? state.currency
  // An event may rely on what was pushed before it; `{ ecommerce: null }` takes that back.
  const known = ecommerce ?? state.ecommerce ?? {}
  const next = { currency, ecommerce: isFilled(known) ? known : undefined }
  const event =
    (ecommerce && readOlder(ecommerce, currency)) ?? readNamed(name, fields, known, currency)
  return { event, state: event ? { currency } : next }
}

export function orderIdOf(fields: Fields): string | undefined {
  return textAt(fields, 'transaction_id', 'transactionId', 'order_id', 'orderId', 'id')
}

/** `gtag('event', name, fields)` pushes its arguments, which are no array. */
function unwrap(entry: unknown): { readonly name: string | undefined; readonly fields: Fields } {
  const { 0: command, 1: what, 2: details, event, ...fields } = fieldsOf(entry)
  if (command === 'event') return { name: nameOf(what), fields: fieldsOf(details) }
  if (command === 'set' || command === 'config')
    return { name: undefined, fields: fieldsOf(details ?? what) }
  return { name: nameOf(event), fields: { ...fieldsOf(fields['eventModel']), ...fields } }
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const letters = value.toLowerCase().replaceAll(/[^a-z\d]/g, '')
  return letters.replaceAll(AROUND, '')
}

function readNamed(
  name: string | undefined,
  fields: Fields,
  ecommerce: Fields,
  currency: string | undefined,
): ShopEvent | undefined {
  const kind = name !== undefined && Object.hasOwn(KINDS, name) ? KINDS[name] : undefined
  if (!kind) return undefined
  const older = readOlder(ecommerce, currency)
  if (older) return older
  const all = { ...fields, ...ecommerce }
  return { kind, currency, items: itemsOf(all['items'] ?? all['products']), fields: all }
}

function readOlder(ecommerce: Fields, currency: string | undefined): ShopEvent | undefined {
  const found = OLDER.find(([field]) => isFilled(ecommerce[field]))
  if (!found) return undefined
  const [field, kind] = found
  const { actionField, products } = fieldsOf(ecommerce[field])
  return { kind, currency, items: itemsOf(products), fields: fieldsOf(actionField) }
}

function itemsOf(value: unknown): readonly Fields[] {
  // Some templates print an object with the numbers of its lines.
  const items = Array.isArray(value) ? value : Object.values(fieldsOf(value))
  return items.slice(0, MAX_ITEMS).map(fieldsOf)
}

function findCurrency(fields: Fields): string | undefined {
  return currencyOf(textAt(fields, 'currency', 'currencyCode'))
}
