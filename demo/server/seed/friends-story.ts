/** Friends of the demo shop’s customers, and how far each came: one in every state an invitation can be in. */

export type Inviter = 'ana' | 'mihai' | 'guest'

export interface DemoFriend {
  readonly by: Inviter
  readonly name: string
  readonly email: string
  readonly takenDaysAgo: number
  /** How long the page had been in sight. */
  readonly afterMs?: number
  readonly order?: DemoFriendOrder
}

export interface DemoFriendOrder {
  readonly orderId: string
  readonly daysAgo: number
  readonly status: 'paid' | 'placed'
  readonly line: readonly [productId: string, name: string, quantity: number, total: number]
  readonly refundedDaysAgo?: number
}

/** Invites without an account: what friends earn for them waits for one. */
export const DEMO_GUEST = { email: 'ion.lupu@example.net', name: 'Ion', daysAgo: 30 }

/** Days ago on which time is let pass: waits end, rewards are paid. */
export const DEMO_TURNS: readonly number[] = [31, 25, 10, 0]

/** How many looked at each invitation and left it at that. */
export const DEMO_LOOKS: Readonly<Record<Inviter, number>> = { ana: 16, mihai: 7, guest: 4 }

export const DEMO_FRIENDS: readonly DemoFriend[] = [
  { by: 'ana', name: 'Irina Lungu', email: 'irina.lungu@example.com', takenDaysAgo: 62 },
  {
    by: 'ana',
    name: 'Elena Pop',
    email: 'elena.pop@example.com',
    takenDaysAgo: 44,
    order: {
      orderId: 'FE-EP341-7QWXR',
      daysAgo: 41,
      status: 'paid',
      line: ['moss-teapot', 'Moss Teapot', 1, 5600],
    },
  },
  {
    by: 'guest',
    name: 'Lena Fischer',
    email: 'lena.fischer@example.org',
    takenDaysAgo: 28,
    order: {
      orderId: 'FE-LF426-2HJKM',
      daysAgo: 26,
      status: 'paid',
      line: ['ember-candle', 'Ember Candle', 2, 4800],
    },
  },
  {
    by: 'ana',
    name: 'Radu Ciobanu',
    email: 'radu.ciobanu@example.com',
    takenDaysAgo: 24,
    order: {
      orderId: 'FE-RC523-9TVWP',
      daysAgo: 23,
      status: 'paid',
      line: ['ash-bowl', 'Ash Bowl', 2, 6000],
      refundedDaysAgo: 15,
    },
  },
  {
    by: 'ana',
    name: 'Marek Zieliński',
    email: 'marek.zielinski@example.com',
    takenDaysAgo: 6,
    order: {
      orderId: 'FE-MZ655-4BCDF',
      daysAgo: 5,
      status: 'paid',
      line: ['dune-mug', 'Dune Mug', 4, 8000],
    },
  },
  {
    by: 'ana',
    name: 'Olga Sandu',
    email: 'olga.sandu@example.com',
    takenDaysAgo: 3,
    order: {
      orderId: 'FE-QS732-6GHJK',
      daysAgo: 2,
      status: 'placed',
      line: ['fig-leaf-diffuser', 'Fig Leaf Diffuser', 1, 2800],
    },
  },
  {
    by: 'mihai',
    name: 'Mihai Ceban',
    email: 'm.ceban@example.net',
    takenDaysAgo: 3,
    afterMs: 1200,
    order: {
      orderId: 'FE-MC833-3NPQR',
      daysAgo: 3,
      status: 'paid',
      line: ['smoke-and-plum', 'Smoke & Plum', 1, 3400],
    },
  },
  {
    by: 'ana',
    name: 'Tom Jansen',
    email: 'tj4481@mailinator.com',
    takenDaysAgo: 2,
    afterMs: 900,
    order: {
      orderId: 'FE-TJ921-8STVW',
      daysAgo: 1,
      status: 'paid',
      line: ['cedar-incense', 'Cedar Incense', 3, 2950],
    },
  },
  { by: 'ana', name: 'Pavel Botnari', email: 'pavel.botnari@example.com', takenDaysAgo: 1 },
]
