/** The first page of a panel with several widgets: for each what matters now, and the way to the rest of it. */
import type { ReadonlySignal } from '@preact/signals-core'
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { NewsCounts } from '../core/news.ts'
import { Icon } from '../ui/Icon.tsx'
import type { PanelContentsProps, PanelTranslate } from './Panel.tsx'
import type { Section } from './section.ts'
import { useLoaded } from './use-loaded.ts'

const CHEVRON = 'M9.5 6l6 6-6 6'
const DOT = 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z'

export function Home(props: PanelContentsProps): JSX.Element {
  const { sections, shopName, member, news, t, onGo, onHeading } = props
  const { name } = member.value
  const heading = name ? t('hello', { name }) : (shopName ?? t('open'))

  useEffect(() => onHeading(heading), [heading])

  return (
    <ul class="tiles">
      {sections.map((section) => (
        <li key={section.name}>
          <Card section={section} news={news} t={t} onGo={onGo} />
        </li>
      ))}
    </ul>
  )
}

interface CardProps {
  readonly section: Section
  readonly news: ReadonlySignal<NewsCounts>
  readonly t: PanelTranslate
  readonly onGo: (section: string, title?: string) => void
}

function Card({ section, news, t, onGo }: CardProps): JSX.Element {
  const { loaded, failed } = useLoaded(section.loadSummary)
  const count = news.value[section.name] ?? 0
  const Summary = loaded?.Summary
  return (
    <button type="button" class="tile" onClick={() => onGo(section.name, loaded?.title)}>
      <span class="tile-icon">
        <Icon path={loaded?.icon ?? DOT} />
      </span>
      <span class="tile-words">
        <span class="tile-title">
          {loaded ? (
            <strong>{loaded.title}</strong>
          ) : (
            // The section itself offers to try again; without a network even its name cannot be had.
            <span class={failed ? '' : 'tile-wait'}>{t(failed ?? 'loading')}</span>
          )}
          {count > 0 && <span class="tile-news">{t('news', { count })}</span>}
        </span>
        {loaded && Summary && (
          <span class="tile-summary">
            <Summary model={loaded.model} t={loaded.t} format={loaded.format} />
          </span>
        )}
      </span>
      <Icon path={CHEVRON} isDirected />
    </button>
  )
}
