/** What this tab keeps of the panel belongs to whoever is signed in, and goes with them. */
import type { ReadonlyCell } from '../core/cell.ts'
import { claimTab, forgetTab } from '../ui/tab-memory.ts'
import type { Member } from '../widget.ts'

/** Returns the way to stop. */
export function keepForMember(member: ReadonlyCell<Member>): () => void {
  let wasMember = false
  return member.subscribe(({ memberId }) => {
    if (memberId !== undefined) claimTab(memberId)
    // A page that begins without a word about who is there is no sign-out.
    else if (wasMember) forgetTab()
    wasMember = memberId !== undefined
  })
}
