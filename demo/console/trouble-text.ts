/** What went wrong, in a sentence that says what to do. */
import type { Trouble } from './attempts.ts'
import { t, waitText } from './texts.ts'

export function troubleText({ code, retryAfterS }: Trouble): string {
  switch (code) {
    case 'sign_in_failed':
    case 'invalid_request':
    case 'unreachable':
    case 'session_expired':
    case 'revision_conflict':
    case 'already_decided':
    case 'impossible_rules':
      return t(`trouble.${code}`)
    case 'rate_limited':
      return t('trouble.rate_limited', { wait: waitText(retryAfterS) })
    default:
      return t('trouble.other', { code })
  }
}
