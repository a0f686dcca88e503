/** What the one who answers should know of the shopper’s surroundings: told with a message, and only when it has changed. */
import type { WidgetContext } from '../../../src/widget.ts'
import type { ChatContext } from '../contract/exchange.ts'

const MOST_LINES = 50

/** `undefined`: nothing is new since the last message of this conversation. */
export type Surroundings = (conversationId: string) => ChatContext | undefined

export function createSurroundings(
  context: Pick<WidgetContext, 'page' | 'cart' | 'locale' | 'granted'>,
): Surroundings {
  const told = new Map<string, string>()
  return (conversationId) => {
    const now = describe(context)
    const text = JSON.stringify(now)
    if (told.get(conversationId) === text) return undefined
    told.set(conversationId, text)
    return now
  }
}

function describe({
  page,
  cart,
  locale,
  granted,
}: Pick<WidgetContext, 'page' | 'cart' | 'locale' | 'granted'>): ChatContext {
  const { url, title } = page()
  const inCart = cart.peek()
  return {
    locale,
    consent: [...granted()],
    ...(url && { page: { url, ...(title && { title }) } }),
    ...(inCart && {
      cart: {
        total: { minor: inCart.total, currency: inCart.currency },
        lines: inCart.items
          .slice(0, MOST_LINES)
          .map(({ name, quantity }) => ({ name: name.slice(0, 200), quantity })),
      },
    }),
  }
}
