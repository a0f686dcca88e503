/** What inviting brings, what waits for a word, and every invitation. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { CaseList } from './CaseList.tsx'
import { ShopCurrency } from './currency.ts'
import { Funnel } from './Funnel.tsx'
import type { ReferralsModel } from './model.ts'
import { ReviewQueue } from './ReviewQueue.tsx'

export function Overview({ model }: { readonly model: ReferralsModel }): JSX.Element {
  const { numbers, queue, cases } = model
  useEffect(() => {
    void numbers.load()
    void queue.load()
    void cases.load()
  }, [numbers, queue, cases])

  // One word changes what stands in all three.
  const onDecided = (): void => {
    void numbers.load()
    void cases.load()
    void queue.load()
  }
  return (
    <ShopCurrency.Provider value={numbers.numbers.value?.revenue.currency}>
      <ReviewQueue model={queue} onDecided={onDecided} />
      <Funnel model={numbers} />
      <CaseList model={cases} onDecided={onDecided} />
    </ShopCurrency.Provider>
  )
}
