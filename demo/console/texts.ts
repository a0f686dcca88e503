/** What the console says. It speaks English. */
import { createFormat, createTranslate } from '../../src/i18n/index.ts'
import { campaignTexts } from './campaign-texts.ts'
import { chatSettingsTexts } from './chat-settings/texts.ts'
import { editorTexts } from './editor-texts.ts'
import { inboxTexts } from './inbox/texts.ts'
import { loyaltyTexts } from './loyalty-texts.ts'
import { referralTexts } from './referral-texts.ts'
import { surveyResultTexts } from './survey-results/texts.ts'
import { surveyEditorTexts } from './surveys/editor-texts.ts'
import { surveySettingsTexts } from './surveys/settings-texts.ts'
import { surveyTexts } from './surveys/texts.ts'
import { ticketTexts } from './tickets/texts.ts'

const english = {
  ...loyaltyTexts,
  ...campaignTexts,
  ...editorTexts,
  ...referralTexts,
  ...inboxTexts,
  ...ticketTexts,
  ...surveyResultTexts,
  ...surveyTexts,
  ...surveyEditorTexts,
  ...surveySettingsTexts,
  ...chatSettingsTexts,
  loading: 'Loading …',
  'sign-in.title': 'Sign in',
  'sign-in.lead': 'The address and password were printed when the server first started.',
  'sign-in.email': 'E-mail',
  'sign-in.password': 'Password',
  'sign-in.show': 'Show password',
  'sign-in.button': 'Sign in',
  'sign-in.busy': 'Signing in …',
  'trouble.sign_in_failed': 'Unknown address or wrong password.',
  'trouble.invalid_request': 'Write an e-mail address and a password.',
  'trouble.rate_limited': 'Too many attempts. Try again in {wait}.',
  'trouble.unreachable': 'The server cannot be reached. Check that it runs, and try again.',
  'trouble.session_expired': 'Your session is over. Sign out and in again.',
  'trouble.revision_conflict':
    'Somebody else has changed the programme meanwhile. This is how it stands now; try again.',
  'trouble.already_decided': 'This has been decided meanwhile. This is how it stands now.',
  'trouble.impossible_rules': 'These rules cannot work yet. What is wrong stands with each field.',
  'trouble.other': 'The server refused ({code}). Try again.',
  'wait.seconds': { one: '{count} second', other: '{count} seconds' },
  'wait.minutes': { one: '{count} minute', other: '{count} minutes' },
  'wait.unknown': 'a while',
  pages: 'Pages',
  'page.set-up': 'Set up',
  'page.programme': 'Programme',
  'page.members': 'Members',
  'page.referrals': 'Referrals',
  'home.sign-out': 'Sign out',
  'home.lead': 'Three steps, and the first one is enough to begin.',
  'home.key': 'Public key',
  copy: 'Copy',
  'copy.done': 'Copied',
  'copy.failed': 'Select the text and copy it by hand.',
  'tag.title': 'Put the tag into your shop',
  'tag.text': 'Before </body> of every page. Nothing on your page waits for it.',
  'element.title': 'Show the wallet in a page',
  'element.text':
    'Wherever points should stand, such as the account page. What is inside shows until the wallet is there.',
  'orders.title': 'Tell about orders',
  'orders.text':
    'Points follow this call from your own server, never a page. Put your secret key in place of sk_…; repeating the call changes nothing.',
} as const

export const t = createTranslate(english, undefined, 'en')

export const { number, money, percent, date: day, time } = createFormat('en-GB')

/** Whole minutes from two minutes on: nobody counts 143 seconds. */
export function waitText(seconds: number | undefined): string {
  if (seconds === undefined) return t('wait.unknown')
  return seconds < 120
    ? t('wait.seconds', { count: Math.max(1, Math.ceil(seconds)) })
    : t('wait.minutes', { count: Math.ceil(seconds / 60) })
}
