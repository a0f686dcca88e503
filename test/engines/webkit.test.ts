/** The journey in WebKit. */
import { describeEngine } from '../helpers/engine-suite.ts'
import { describeJourney } from '../helpers/journey-suite.ts'
import { openWebKit } from '../helpers/webkit.ts'

describeJourney('WebKit', openWebKit)
describeEngine('WebKit', openWebKit)
