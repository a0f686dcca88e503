/** What was decided last, read out when it is. */
import type { JSX, Ref } from 'preact'
import { t } from '../texts.ts'
import { friendName } from './case-words.ts'
import type { Decided } from './cases-model.ts'

interface DecidedLineProps {
  readonly decided: Decided | undefined
  readonly place: Ref<HTMLParagraphElement>
}

export function DecidedLine({ decided, place }: DecidedLineProps): JSX.Element {
  return (
    <p class="done" role="status" tabIndex={-1} ref={place}>
      {decided &&
        t(decided.decision === 'approve' ? 'case.approved' : 'case.rejected', {
          name: friendName(decided.decidedCase),
        })}
    </p>
  )
}
