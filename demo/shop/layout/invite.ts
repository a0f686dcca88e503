/** Where inviting friends goes: room kept for it, and a word for those who see the page without the script. */
import { html } from 'hono/html'
import type { Visit } from '../visit.ts'
import type { Html } from './html.ts'

/** Link, friends and rewards. */
export function friends({ t }: Visit): Html {
  return html`<regulars-referral class="friends"
    ><p>${t('account.friends-fallback')}</p></regulars-referral
  >`
}

/** The link alone, after an order; a shopper without an account gets theirs here. */
export function inviteLink({ t }: Visit): Html {
  return html`<regulars-referral class="invite" data-show="link"
    ><p>${t('account.friends-fallback')}</p></regulars-referral
  >`
}

/** Opens the panel where the script runs, and leads to the account where it does not. */
export function openFriends({ t }: Visit): Html {
  return html`<a href="/account" data-regulars-open="referral">${t('footer.friends')}</a>`
}
