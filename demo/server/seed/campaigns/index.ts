/** A campaign of every kind for the demo shop; caps and priorities see to it that a visitor is told one thing at a time. */
import { basketWaits, secondLook, seenLately, winBack } from './coming-back.ts'
import { askUs, late, thanks, weekend, welcome } from './greetings.ts'
import { freePost, freePostInCart, gift, goesWith, subscription } from './in-the-cart.ts'
import { keepBasket, leaving } from './leaving.ts'
import type { DemoCampaign } from './parts.ts'

export { demoSettings } from './settings.ts'

export const DEMO_CAMPAIGNS: readonly DemoCampaign[] = [
  late,
  leaving,
  keepBasket,
  basketWaits,
  ...winBack,
  secondLook,
  gift,
  freePostInCart,
  freePost,
  goesWith,
  subscription,
  seenLately,
  welcome,
  thanks,
  weekend,
  askUs,
]
