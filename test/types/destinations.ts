/** What the compiler must refuse where destinations are named. Checked by `npm run types`. */
import { init } from '../../src/index.ts'
import { formbricks } from '../../src/destinations/formbricks.ts'
import { posthog } from '../../src/destinations/posthog.ts'
import { segment } from '../../src/destinations/segment.ts'

const start = { shop: 'pk_demo', endpoint: 'https://api.example.com', widgets: [] }

init({ ...start, destinations: [posthog({ key: 'phc_1' }), segment({ writeKey: 'key' })] })
init({ ...start, destinations: [{ kind: 'posthog', key: 'phc_1' }, { kind: 'data-layer' }] })

// @ts-expect-error -- without its key nothing can be sent
posthog({})

// @ts-expect-error -- there is no such option
segment({ writeKey: 'key', secret: 'x' })

// @ts-expect-error -- questions are named by the ids they have there
formbricks({ workspaceId: 'ws1', surveys: { nps: { surveyId: 'fb1' } } })

// @ts-expect-error -- there is no such kind
init({ ...start, destinations: [{ kind: 'mixpanel', key: '1' }] })
