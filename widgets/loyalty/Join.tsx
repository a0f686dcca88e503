/** Joining the programme, with what one agrees to beside the button. */
import type { JSX } from 'preact'
import type { PartProps } from './Loyalty.tsx'
import { Outcome } from './Outcome.tsx'

export function Join(props: PartProps): JSX.Element | null {
  const { model, t, words } = props
  const program = model.program.value
  const wallet = model.wallet.value
  const gift = program?.earnRules?.find(({ kind }) => kind === 'sign_up')
  const canJoin = program?.status === 'active' && (gift || program.termsUrl)
  if (!canJoin || !wallet || wallet.joinedAt || wallet.excluded) return null
  return (
    <div class="ticket">
      <p>
        <strong>{t('joinLead')}</strong>{' '}
        {gift && <span class="rate">{`+${words.points(gift.points)}`}</span>}
      </p>
      <p class="note">{t('joinTerms')}</p>
      <div class="buttons">
        <button type="button" class="action" onClick={() => void model.earning.join(program)}>
          {t('join')}
        </button>
        {program.termsUrl && (
          <a class="plain" href={program.termsUrl} target="_blank" rel="noopener">
            {t('terms')}
          </a>
        )}
      </div>
      <Outcome id="join" {...props} />
    </div>
  )
}
