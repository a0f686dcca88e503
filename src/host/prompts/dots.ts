/** What is said most quietly: a dot on the launcher, until the shopper has looked at the widget. */
import type { Asked } from '../../campaigns/verdict.ts'
import type { Stage } from '../mount.ts'

export interface DotsOptions {
  readonly stage: Pick<Stage, 'element' | 'news'>
  setNews(widget: string, count: number): void
}

export interface Dots {
  add(asked: Asked): void
  remove(isMeant: (asked: Asked) => boolean): void
}

export function createDots({ stage, setNews }: DotsOptions): Dots {
  const dots = new Map<string, Asked>()

  function remove(isMeant: (asked: Asked) => boolean): void {
    for (const [widget, asked] of dots) {
      if (!isMeant(asked)) continue
      dots.delete(widget)
      // The widget may have more that is new by now, and says so itself.
      if (stage.news.peek()[widget] === 1) setNews(widget, 0)
    }
  }

  // Goes with the element, as every listener to it does.
  stage.element.addEventListener('regulars:section', ({ detail }) =>
    remove(({ widget }) => widget === detail.widget),
  )
  return {
    add(asked) {
      const { widget } = asked
      // Where something is new already, there is a dot.
      if (stage.news.peek()[widget]) return
      dots.set(widget, asked)
      setNews(widget, 1)
    },
    remove,
  }
}
