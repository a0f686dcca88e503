/** What is drawn in a card that was put up unasked: a friend’s invitation, or the question whether to invite. */
import { useEffect, useMemo } from 'preact/hooks'
import type { JSX } from 'preact'
import type { PromptProps } from '../../src/widget.ts'
import { Ask } from './Ask.tsx'
import { Invitation } from './Invitation.tsx'
import type { messages } from './messages.ts'
import type { ReferralModel } from './model.ts'
import { createWords } from './words.ts'

export function Prompt(
  props: PromptProps<ReferralModel, (typeof messages)['en']>,
): JSX.Element | null {
  const { model, t, format, proposal } = props
  const program = model.program.value
  const words = useMemo(() => createWords({ model, t, format }), [model, t, format, program])
  useEffect(() => model.invitation.show(), [model])

  const Card = proposal === 'ask' ? Ask : Invitation
  return <Card {...props} words={words} />
}
