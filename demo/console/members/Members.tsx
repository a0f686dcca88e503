/** Looking a member up by e-mail or id. */
import type { JSX, TargetedSubmitEvent } from 'preact'
import type { MemberEntry } from '../../../widgets/loyalty/contract.ts'
import { t } from '../texts.ts'
import { TroubleLine } from '../TroubleLine.tsx'
import { MemberFileView } from './MemberFile.tsx'
import type { MembersModel } from './model.ts'

export function Members({ model }: { readonly model: MembersModel }): JSX.Element {
  const found = model.found.value
  const file = model.file.value
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('search')).trim()
    if (text) void model.search(text)
  }
  return (
    <main class="home">
      <header class="home-head">
        <h1>{t('page.members')}</h1>
        <p class="muted">{t('members.lead')}</p>
      </header>
      <form class="search" role="search" onSubmit={onSubmit}>
        <label for="search">{t('members.search')}</label>
        <input
          id="search"
          name="search"
          type="search"
          maxLength={320}
          autocomplete="off"
          required
        />
        <button class="primary" aria-disabled={model.busy.value}>
          {t('members.find')}
        </button>
      </form>
      <TroubleLine trouble={model.trouble.value} />
      <p role="status" class={found ? 'muted' : 'sr'}>
        {found && t('members.found', { count: found.length })}
      </p>
      {found && found.length > 1 && <List entries={found} model={model} />}
      {file && <MemberFileView file={file} model={model} />}
    </main>
  )
}

interface ListProps {
  readonly entries: readonly MemberEntry[]
  readonly model: MembersModel
}

function List({ entries, model }: ListProps): JSX.Element {
  const openId = model.file.value?.member.memberId
  return (
    <ul class="people">
      {entries.map(({ memberId, customerId, name, email }) => (
        <li key={memberId}>
          <button
            class="card person"
            aria-pressed={memberId === openId}
            onClick={() => void model.open(memberId)}
          >
            <b>{name ?? customerId}</b>
            <span class="muted">{email ?? customerId}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
