/** Where a new campaign begins: each kind with the trigger, the caps and the words that usually serve it. */
import type { WrittenKind } from '../../../src/contract/campaign/campaign.ts'
import type { Draft } from './draft.ts'

type Recipe = Omit<Draft, 'id' | 'revision' | 'kind'>

const ONCE_A_WEEK = { perVisit: 1, every: { n: 7, unit: 'day' } } as const
const NO = { decline: 'No, thanks' }

const RECIPES: Readonly<Record<WrittenKind, Recipe>> = {
  exit: {
    promotional: true,
    category: 'leaving',
    trigger: { on: 'exit' },
    audience: { all: [{ field: 'page.type', op: 'in', value: ['product', 'cart'] }] },
    caps: ONCE_A_WEEK,
    surface: 'modal',
    texts: { en: { title: 'Before you go', hello: 'Is something in the way?', ...NO } },
    blocks: [
      { type: 'text', key: 'hello' },
      {
        type: 'reasons',
        reasons: [
          {
            id: 'cost',
            blocks: [{ type: 'facts', facts: ['shipping'] }, { type: 'free-shipping' }],
          },
          {
            id: 'trust',
            blocks: [{ type: 'facts', facts: ['returns', 'payment'] }, { type: 'ask-person' }],
          },
          {
            id: 'length',
            blocks: [{ type: 'facts', facts: ['delivery'] }, { type: 'save-cart' }],
          },
          { id: 'looking', blocks: [{ type: 'save-cart' }] },
        ],
      },
    ],
  },
  offer: {
    promotional: true,
    category: 'discount',
    trigger: { on: 'scroll', percent: 60 },
    audience: { all: [{ field: 'visit.number', op: 'gte', value: 2 }] },
    caps: { perVisit: 1, every: { n: 30, unit: 'day' }, stopAfter: 2 },
    surface: 'sheet',
    texts: { en: { title: 'Something off, for a while', ...NO } },
    blocks: [],
  },
  'free-shipping': {
    promotional: false,
    trigger: { on: 'cart' },
    caps: { perVisit: 2 },
    surface: 'bar',
    texts: { en: { title: 'Shipping' } },
    blocks: [{ type: 'free-shipping' }],
  },
  'save-cart': {
    promotional: false,
    category: 'leaving',
    trigger: { on: 'idle', seconds: 45 },
    audience: { all: [{ field: 'cart.itemCount', op: 'gte', value: 1 }] },
    caps: { perVisit: 1, every: { n: 14, unit: 'day' }, stopAfter: 'convert' },
    surface: 'sheet',
    texts: { en: { title: 'Finish this elsewhere?', ...NO } },
    blocks: [{ type: 'save-cart' }],
  },
  'win-back': {
    promotional: true,
    category: 'win-back',
    trigger: { on: 'time', seconds: 12 },
    audience: { all: [{ field: 'customer.lifecycle', op: 'in', value: ['lapsed', 'lost'] }] },
    caps: { perVisit: 1, every: { n: 3, unit: 'day' } },
    surface: 'sheet',
    ladder: { id: 'back', step: 1, afterDays: 0 },
    texts: { en: { title: 'Good to see you again', ...NO } },
    blocks: [{ type: 'points' }, { type: 'products', source: 'new', max: 3 }],
  },
  gift: {
    promotional: true,
    category: 'discount',
    trigger: { on: 'time', seconds: 15 },
    audience: { all: [{ field: 'page.type', op: 'eq', value: 'cart' }] },
    caps: { perVisit: 1, every: { n: 30, unit: 'day' }, stopAfter: 'close' },
    surface: 'sheet',
    texts: { en: { title: 'Our gift of the month', ...NO } },
    blocks: [],
  },
  subscription: {
    promotional: true,
    trigger: { on: 'load' },
    audience: { all: [{ field: 'customer.ordersCount', op: 'gte', value: 2 }] },
    caps: { every: { n: 30, unit: 'day' }, stopAfter: 2 },
    surface: 'badge',
    texts: { en: { title: 'The same again, by itself?', more: 'How it works', ...NO } },
    blocks: [{ type: 'link', key: 'more', url: '/subscriptions' }],
  },
  products: {
    promotional: true,
    trigger: { on: 'load' },
    caps: {},
    surface: 'inline',
    slot: 'home',
    texts: { en: { title: 'Seen lately' } },
    blocks: [{ type: 'products', source: 'recent', max: 4 }],
  },
  welcome: {
    promotional: true,
    category: 'welcome',
    trigger: { on: 'time', seconds: 25 },
    audience: { all: [{ field: 'customer.lifecycle', op: 'eq', value: 'new_visitor' }] },
    caps: { total: 1 },
    surface: 'sheet',
    texts: { en: { title: 'Welcome', text: 'Who we are, in a sentence.', ...NO } },
    blocks: [{ type: 'text', key: 'text' }],
  },
  thanks: {
    promotional: false,
    trigger: { on: 'event', name: 'order.placed' },
    caps: { perVisit: 1 },
    surface: 'sheet',
    texts: { en: { title: 'Thank you', text: 'What happens now.', ...NO } },
    blocks: [{ type: 'text', key: 'text' }],
  },
  apology: {
    promotional: false,
    trigger: { on: 'time', seconds: 10 },
    audience: { all: [{ field: 'customer.loggedIn', op: 'isTrue' }] },
    caps: { every: { n: 7, unit: 'day' }, stopAfter: 'close' },
    surface: 'sheet',
    priority: 100,
    texts: { en: { title: 'Your parcel is late, and we are sorry', ...NO } },
    blocks: [{ type: 'order' }, { type: 'ask-person' }],
  },
  message: {
    promotional: false,
    trigger: { on: 'load' },
    caps: { perVisit: 1, every: { n: 3, unit: 'day' } },
    surface: 'bar',
    texts: { en: { title: 'What everybody should know.' } },
    blocks: [],
  },
  chat: {
    promotional: false,
    category: 'chat',
    trigger: { on: 'time', seconds: 45 },
    audience: { all: [{ field: 'page.type', op: 'in', value: ['product', 'cart'] }] },
    caps: { perVisit: 1, every: { n: 3, unit: 'day' }, stopAfter: 'convert' },
    surface: 'sheet',
    texts: { en: { title: 'Can we help you choose?', accept: 'Ask us', ...NO } },
    blocks: [],
  },
}

/** A draft of that kind, under an id that is still free. */
export function cook(kind: WrittenKind, taken: readonly string[]): Draft {
  let id: string = kind
  for (let number = 2; taken.includes(id); number += 1) id = `${kind}-${number}`
  return { id, revision: 1, kind, ...RECIPES[kind] }
}
