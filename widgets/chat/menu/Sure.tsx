/** Something that is asked twice before it is done. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { PartProps } from '../Chat.tsx'

export interface SureProps extends Pick<PartProps, 't'> {
  readonly words: string
  readonly question: string
  readonly yes: string
  onYes(): Promise<void>
}

export function Sure({ t, words, question, yes, onYes }: SureProps): JSX.Element {
  const [state, setState] = useState<'' | 'asking' | 'doing' | 'failed'>('')
  const first = useRef<HTMLButtonElement>(null)
  const wasAsking = useRef(false)
  const isAsking = state !== ''
  // The button that was pressed has gone: the focus goes to what stands in its place.
  useEffect(() => {
    if (isAsking || wasAsking.current) first.current?.focus()
    wasAsking.current = isAsking
  }, [isAsking])

  if (!isAsking)
    return (
      <button ref={first} type="button" class="chat-option" onClick={() => setState('asking')}>
        {words}
      </button>
    )
  const onAgree = (): void => {
    setState('doing')
    onYes().catch(() => setState('failed'))
  }
  return (
    <div class="chat-sure" role="group" aria-label={question}>
      <p>{question}</p>
      <p class="buttons">
        <button ref={first} type="button" class="plain" onClick={() => setState('')}>
          {t('keep')}
        </button>
        <button
          type="button"
          class="plain chat-danger"
          aria-disabled={state === 'doing'}
          onClick={() => state !== 'doing' && onAgree()}
        >
          {yes}
        </button>
      </p>
      <p class="note" role="status">
        {state === 'failed' && t('didNotWork')}
      </p>
    </div>
  )
}
