/** The shop's own script: every page works without it, and a little better with it. */
import { enhanceAppearance } from './appearance.ts'
import { enhanceCart } from './cart.ts'
import { enhanceCode } from './code.ts'
import { enhanceConsent } from './consent.ts'
import { enhanceDebug } from './debug/debug.ts'
import { enhanceIdentity } from './identity.ts'
import { foretellQuantity } from './foretell.ts'
import { enhanceReferral } from './referral.ts'
import { enhanceReplacing } from './replace-cart.ts'
import { tellPage } from './tell.ts'

enhanceIdentity()
enhanceConsent()
enhanceCart()
enhanceCode()
enhanceReplacing()
enhanceReferral()
foretellQuantity()
enhanceAppearance()
tellPage()
enhanceDebug()
