/** A part that most shoppers never open: loaded when it is first drawn, and drawn at once after that. */
import { useEffect, useState } from 'preact/hooks'
import type { ComponentType, JSX } from 'preact'
import type { Translate } from '../../src/i18n/index.ts'
import { Skeleton } from '../../src/ui/Skeleton.tsx'
import { Trouble } from '../../src/ui/Trouble.tsx'

interface Words {
  readonly t: Translate<{ loading: string; failed: string; retry: string }>
}

/** @example const Rating = lazy(async () => (await import('./rating/Rating.tsx')).Rating) */
export function lazy<Props extends Words>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined

  return function Lazy(props: Props): JSX.Element {
    const [state, setState] = useState<'waiting' | 'failed' | 'here'>(loaded ? 'here' : 'waiting')
    useEffect(() => {
      if (state !== 'waiting') return
      load().then(
        (part) => {
          loaded = part
          setState('here')
        },
        () => setState('failed'),
      )
    }, [state])

    const { t } = props
    const Part = loaded
    if (Part) return <Part {...props} />
    if (state === 'waiting') return <Skeleton label={t('loading')} />
    return (
      <Trouble retry={t('retry')} onRetry={() => setState('waiting')}>
        {t('failed')}
      </Trouble>
    )
  }
}
