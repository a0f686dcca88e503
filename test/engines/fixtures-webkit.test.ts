/** Difficult pages in WebKit. */
import { openWebKit } from '../helpers/webkit.ts'
import { describeFixtures } from '../helpers/fixture-suite.ts'

describeFixtures('WebKit', openWebKit)
