/** Why an order cannot be shown, in words; empty from the start, so that it is read out when it fills. */
import type { JSX } from 'preact'
import type { Reason } from '../model/chat-model.ts'
import type { OrderProps } from './OrderView.tsx'

export function Refused({ t, lookup }: Pick<OrderProps, 't' | 'lookup'>): JSX.Element {
  const reason = lookup.refused.value
  return (
    <p class="contact-wrong" role="status">
      {reason && wordsFor(reason, t)}
    </p>
  )
}

function wordsFor({ code, params }: Reason, t: OrderProps['t']): string {
  switch (code) {
    case 'code_wrong':
      return t(code, { left: Number(params?.['left']) })
    case 'code_over':
      return t('codeOver')
    case 'email_invalid':
      return t('emailWrong')
    case 'rate_limited':
    case 'no_answer':
      return t(code)
    default:
      return t('sorry')
  }
}
