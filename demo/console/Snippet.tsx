/** A step with something to copy. */
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { t } from './texts.ts'

interface SnippetProps {
  readonly title: string
  readonly text: string
  readonly code: string
}

type Copied = 'not-yet' | 'done' | 'failed'

export function Snippet({ title, text, code }: SnippetProps): JSX.Element {
  const copied = useSignal<Copied>('not-yet')

  const onCopy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code)
      copied.value = 'done'
    } catch {
      // No clipboard without a secure context, or without permission: then by hand.
      copied.value = 'failed'
    }
  }

  return (
    <li class="card step">
      <h2>{title}</h2>
      <p class="muted">{text}</p>
      <pre tabIndex={0} aria-label={title}>
        <code>{code}</code>
      </pre>
      <p class="step-foot">
        <button class="quiet" aria-label={`${t('copy')}: ${title}`} onClick={() => void onCopy()}>
          {t('copy')}
        </button>
        <span role="status">
          {copied.value === 'done' && t('copy.done')}
          {copied.value === 'failed' && t('copy.failed')}
        </span>
      </p>
    </li>
  )
}
