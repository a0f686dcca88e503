/** The page of inviting: what it brings and what waits, the rules, and who is kept out. */
import type { JSX } from 'preact'
import { t } from '../texts.ts'
import { BlockList } from './BlockList.tsx'
import type { ReferralsModel } from './model.ts'
import { Overview } from './Overview.tsx'
import { Rules } from './Rules.tsx'

const PARTS = ['overview', 'rules', 'blocks'] as const

interface ReferralsProps {
  readonly model: ReferralsModel
  /** As the address says. */
  readonly part: string
}

export function Referrals({ model, part }: ReferralsProps): JSX.Element {
  const shown = PARTS.find((known) => known === part) ?? 'overview'
  return (
    <main class="home">
      <header class="home-head">
        <h1>{t('page.referrals')}</h1>
        <p class="muted">{t('referrals.lead')}</p>
        <nav class="parts" aria-label={t('referrals.parts')}>
          {PARTS.map((name) => (
            <a
              key={name}
              href={name === 'overview' ? '#referrals' : `#referrals/${name}`}
              aria-current={name === shown ? 'page' : undefined}
            >
              {t(`referrals.part.${name}`)}
            </a>
          ))}
        </nav>
      </header>
      {shown === 'overview' && <Overview model={model} />}
      {shown === 'rules' && <Rules model={model.rules} />}
      {shown === 'blocks' && <BlockList model={model.blocks} />}
    </main>
  )
}
