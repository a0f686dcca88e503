/** The page of campaigns: the list, a new one, one to write on, its results, and what the shop says about itself. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { t } from '../texts.ts'
import { CampaignList } from './CampaignList.tsx'
import { Editor } from './Editor.tsx'
import type { CampaignsModel } from './model.ts'
import { NewCampaign } from './NewCampaign.tsx'
import { Results } from './Results.tsx'
import { Settings } from './settings/Settings.tsx'

const PARTS = ['list', 'new', 'holdout', 'settings'] as const

interface CampaignsProps {
  readonly model: CampaignsModel
  /** As the address says: `edit/welcome`. */
  readonly part: string
}

export function Campaigns({ model, part }: CampaignsProps): JSX.Element {
  const [name = '', id = ''] = part.split('/')
  const { list, settings } = model
  useEffect(() => {
    void list.load()
    void settings.load()
  }, [list, settings])
  const shown = PARTS.find((known) => known === name) ?? 'list'
  return (
    <main class="home">
      <header class="home-head">
        <h1>{t('page.campaigns')}</h1>
        <p class="muted">{t('campaigns.lead')}</p>
        <nav class="parts" aria-label={t('campaigns.parts')}>
          {PARTS.map((each) => (
            <a
              key={each}
              href={each === 'list' ? '#campaigns' : `#campaigns/${each}`}
              aria-current={each === shown && !id ? 'page' : undefined}
            >
              {t(`campaigns.part.${each}`)}
            </a>
          ))}
        </nav>
      </header>
      <Part model={model} name={name} id={id} />
    </main>
  )
}

interface PartProps {
  readonly model: CampaignsModel
  readonly name: string
  readonly id: string
}

function Part({ model, name, id }: PartProps): JSX.Element {
  switch (name) {
    case 'new':
      return <NewCampaign model={model.editor} />
    case 'edit':
      return <Editor model={model} campaignId={id} />
    case 'results':
      return <Results model={model.results} campaignId={id} />
    case 'holdout':
      return <Results model={model.results} />
    case 'settings':
      return <Settings model={model.settings} />
    default:
      return <CampaignList model={model.list} />
  }
}
