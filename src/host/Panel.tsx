/** What is in the panel: the home of several widgets, or the section of one. */
import type { ReadonlySignal } from '@preact/signals-core'
import type { JSX } from 'preact'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { NewsCounts } from '../core/news.ts'
import type { Translate } from '../i18n/index.ts'
import type { messages } from '../ui/messages.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import type { Member } from '../widget.ts'
import { Home } from './Home.tsx'
import type { LoadedSection, Section } from './section.ts'
import { useLoaded } from './use-loaded.ts'

export type PanelTranslate = Translate<(typeof messages)['en']>

export interface PanelContentsProps {
  readonly sections: readonly Section[]
  readonly shopName: string | undefined
  /** Name of a section; anything else is the home. */
  readonly shown: ReadonlySignal<string>
  readonly member: ReadonlySignal<Member>
  readonly news: ReadonlySignal<NewsCounts>
  readonly t: PanelTranslate
  readonly onHeading: (text: string) => void
  readonly onGo: (section: string, title?: string) => void
  readonly onLoaded: (section: LoadedSection) => void
}

export function PanelContents(props: PanelContentsProps): JSX.Element {
  const name = props.shown.value
  const section = props.sections.find((one) => one.name === name)
  // A key: the next section must not find the state of the one before.
  return section ? <SectionSlot key={name} {...props} section={section} /> : <Home {...props} />
}

interface SectionSlotProps extends Pick<PanelContentsProps, 't' | 'onHeading' | 'onLoaded'> {
  readonly section: Section
}

function SectionSlot({ section, t, onHeading, onLoaded }: SectionSlotProps): JSX.Element {
  const { loaded, failed, retry } = useLoaded(section.load)
  const title = loaded?.title

  useEffect(() => {
    if (title !== undefined) onHeading(title)
  }, [title])

  // Before it is painted: without its styles the view would be seen naked for a frame.
  useLayoutEffect(() => {
    if (loaded) onLoaded(loaded)
  }, [loaded])

  if (failed) {
    return (
      <Trouble retry={t('retry')} onRetry={retry}>
        {t(failed)}
      </Trouble>
    )
  }
  if (!loaded) return <Skeleton label={t('loading')} />
  const { View, model, t: ownTexts, format } = loaded
  return <View model={model} t={ownTexts} format={format} place="panel" />
}
