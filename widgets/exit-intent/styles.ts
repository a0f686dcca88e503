/** What the section and the card look like. */
import campaign from '../../src/ui/campaign/campaign.css?inline'
import exit from '../../src/ui/campaign/exit.css?inline'
import qr from '../../src/ui/qr/qr.css?inline'
import section from '../../src/ui/section.css?inline'
import own from './exit-intent.css?inline'

export const styles = section + qr + campaign + exit + own
