/** The panel of the launcher: a full sheet on a phone, a floating card on a desktop, one section per widget. */
import type { ReadonlySignal } from '@preact/signals-core'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Translate } from '../i18n/index.ts'
import type { messages } from '../ui/messages.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { Member } from '../widget.ts'
import type { LoadedSection, Section } from './section.ts'
import { useSection } from './use-section.ts'

export interface PanelProps {
  readonly id: string
  readonly side: 'start' | 'end'
  readonly shopName: string | undefined
  readonly member: ReadonlySignal<Member>
  readonly sections: readonly Section[]
  /** The section to show first; the others follow below it. */
  readonly first: string | undefined
  readonly t: Translate<(typeof messages)['en']>
  readonly onClose: () => void
  readonly onLoaded: (section: LoadedSection) => void
}

export function Panel(props: PanelProps): JSX.Element {
  const { id, t, member, shopName, first } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const name = member.value.name

  useEffect(() => heading.current?.focus({ preventScroll: true }), [first])

  const sections = [...props.sections].sort(
    (a, b) => Number(b.name === first) - Number(a.name === first),
  )
  return (
    <div
      id={id}
      class="panel"
      part="panel"
      data-side={props.side}
      role="dialog"
      aria-labelledby={`${id}-title`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onClose()
      }}
    >
      <header class="panel-head">
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
          {name ? t('hello', { name }) : (shopName ?? t('open'))}
        </h2>
        <button type="button" class="close" aria-label={t('close')} onClick={props.onClose}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </header>
      <div class="panel-body">
        {sections.map((section) => (
          <SectionSlot key={section.name} section={section} t={t} onLoaded={props.onLoaded} />
        ))}
      </div>
    </div>
  )
}

interface SectionSlotProps extends Pick<PanelProps, 't' | 'onLoaded'> {
  readonly section: Section
}

function SectionSlot({ section, t, onLoaded }: SectionSlotProps): JSX.Element {
  const { loaded, failed, retry } = useSection(section, onLoaded)
  if (failed) {
    return (
      <div class="panel-failed">
        <p role="status">{t('failed')}</p>
        <button type="button" class="plain" onClick={retry}>
          {t('retry')}
        </button>
      </div>
    )
  }
  if (!loaded) return <Skeleton label={t('loading')} />
  const { View, model, t: ownTexts, format } = loaded
  return <View model={model} t={ownTexts} format={format} place="panel" />
}
