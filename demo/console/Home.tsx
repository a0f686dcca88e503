/** Setting up: paste the tag, place the wallet, tell about orders. */
import type { JSX } from 'preact'
import type { Merchant } from '../../src/contract/merchant.ts'
import { Snippet } from './Snippet.tsx'
import { elementSnippet, orderSnippet, tagSnippet } from './snippets.ts'
import { t } from './texts.ts'

interface HomeProps {
  readonly merchant: Merchant
  readonly origin: string
}

export function Home({ merchant, origin }: HomeProps): JSX.Element {
  const { shop } = merchant
  return (
    <main class="home">
      <header class="home-head">
        <h1>{shop.name}</h1>
        <p class="muted">{t('home.lead')}</p>
        <dl class="facts">
          <dt>{t('home.key')}</dt>
          <dd>
            <code>{shop.publicKey}</code>
          </dd>
        </dl>
      </header>
      <ol class="steps">
        <Snippet
          title={t('tag.title')}
          text={t('tag.text')}
          code={tagSnippet(shop.publicKey, origin)}
        />
        <Snippet title={t('element.title')} text={t('element.text')} code={elementSnippet()} />
        <Snippet title={t('orders.title')} text={t('orders.text')} code={orderSnippet(origin)} />
      </ol>
    </main>
  )
}
