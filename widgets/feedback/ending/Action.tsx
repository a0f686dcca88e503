/** The one thing an ending may lead to: a page for reviews, the friends, a person, or an offer. */
import { useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { copyText } from '../../../src/ui/copy-text.ts'
import type { Ending } from '../contract/survey.ts'
import type { SittingProps } from '../part-props.ts'
import { saidIn, say } from '../say.ts'

export interface ActionProps extends SittingProps {
  readonly action: Ending['action']
}

export function Action(props: ActionProps): JSX.Element | null {
  const { model, sitting, action, t, format } = props
  if (!action) return null
  if (action.kind === 'offer') return <Offer {...props} />
  const { kind, label } = action
  const words = label ? <span {...saidIn(sitting, format)}>{say(label, sitting)}</span> : undefined
  if (kind === 'review')
    return (
      <a class="action" href={action.url} target="_blank" rel="noopener noreferrer">
        {words} <span class="sr">({t('newTab')})</span>
      </a>
    )
  // Not mounted on this page: there is nothing to go on to.
  if (!model.has(kind)) return null
  return (
    <button type="button" class="action" onClick={() => void model.openPanel(kind)}>
      {words ?? t(kind)}
    </button>
  )
}

/** Issued when it is pressed, and not before. */
function Offer({ model, sitting, t }: ActionProps): JSX.Element {
  const shown = useRef<HTMLOutputElement>(null)
  const [code, setCode] = useState<string>()
  const [told, setTold] = useState<'sending' | 'offerNone' | 'copied' | 'selected'>()
  const onTake = async (): Promise<void> => {
    setTold('sending')
    const taken = await model.takeOffer(sitting)
    setCode(taken)
    setTold(taken === undefined ? 'offerNone' : undefined)
  }
  const onCopy = async (): Promise<void> => {
    if (code === undefined || !shown.current) return
    setTold((await copyText(code, shown.current)) ? 'copied' : 'selected')
  }
  const isBusy = told === 'sending'
  return (
    <div class="ticket">
      <output ref={shown} class={code && 'code'} translate={false}>
        {code}
      </output>
      <p role="status">{told && t(told)}</p>
      <button
        type="button"
        class="action"
        aria-disabled={isBusy}
        onClick={() => void (code ? onCopy() : isBusy || onTake())}
      >
        {t(code ? 'copy' : 'offer')}
      </button>
    </div>
  )
}
