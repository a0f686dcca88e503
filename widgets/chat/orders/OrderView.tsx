/** “Where is my order?” in three steps: number and mail address, the code from the mail, the way of the order. */
import { useMemo } from 'preact/hooks'
import type { JSX } from 'preact'
import { createOrderLookup, type OrderLookup } from '../model/orders.ts'
import { PageHead } from '../start/PageHead.tsx'
import type { PageProps } from '../start/Start.tsx'
import { CodeForm } from './CodeForm.tsx'
import { OrderForm } from './OrderForm.tsx'
import { Timeline } from './Timeline.tsx'

export interface OrderProps extends PageProps {
  readonly lookup: OrderLookup
}

export function OrderView(props: PageProps): JSX.Element {
  const { model, t, onGo, onPerson } = props
  const lookup = useMemo(() => createOrderLookup(model), [model])
  const parts = { ...props, lookup }
  const status = lookup.status.value
  return (
    <div class="start">
      <PageHead t={t} onGo={onGo} title={t('order')} />
      {status ? (
        <Timeline {...parts} status={status} />
      ) : lookup.asked.value ? (
        <CodeForm {...parts} asked={lookup.asked.value} />
      ) : (
        <OrderForm {...parts} />
      )}
      {!status && (
        <p class="buttons">
          <button type="button" class="plain" onClick={() => onPerson()}>
            {t('person')}
          </button>
        </p>
      )}
    </div>
  )
}
