/** Who leaves takes their conversations along; who signs in brings theirs. */
import type { Member, WidgetContext } from '../../../src/widget.ts'

/** `onLeave` is called when somebody who was signed in is not any more, or somebody else is. Returns the way to stop. */
export function watchMember(
  { member, report }: Pick<WidgetContext, 'member' | 'report'>,
  onLeave: () => Promise<void>,
): () => void {
  let before: string | undefined
  return member.subscribe((now: Member) => {
    if (now.status === 'unknown') return
    const memberId = now.status === 'member' ? now.memberId : undefined
    if (before !== undefined && memberId !== before) onLeave().catch(report)
    before = memberId
  })
}
