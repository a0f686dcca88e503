/** How campaigns look, wherever they are drawn: whichever block a merchant uses, its rules are there. */
import qr from '../qr/qr.css?inline'
import section from '../section.css?inline'
import campaign from './campaign.css?inline'
import exit from './exit.css?inline'

export const styles = section + campaign + qr + exit
