/** Words that stand in every text and say nothing of it, in the five languages surveys of most shops are answered in. */

const EN = `a about after again all also am an and any are aren't as at be because been before being but by can can't could did didn't do does
  doesn't doing don't even every for from get got had has hasn't have haven't having he her here him his how i i'd i'll i'm i've if in into is isn't it it's its
  just let many me more most much my no nor not of off on once one only or other our out over own really same she should so some still such than that that's the
  their them then there these they they're this those through to too two under until up us very was wasn't we we're we've were what when where which
  while who why will with won't would you you're your`

const RO = `a acea aceasta această aceea aceeași acel acela acest acesta aceste aceștia aceștia ai aici al ale am ar are as aș asta au avea avem aveți azi
  ca că când care cât căci ce cea cei cel cele chiar cine cu cum da dacă dar de deci deja deloc după e ea ei el ele era este eu fi fie fost foarte i
  iar îi îl îmi în în-a înainte încă își îți la lângă le li lor lui m-a m-am mai mea mei mele meu mi mi-a mi-au mie mult mă ne nicio niciun noi nostru
  nouă nu n-a n-am o or ori pe pentru peste poate prea prin s-a sa să sale sau se si și sub sunt suntem ta tot toate toți tu un una unde unei unor
  unui va vă voi vor vostru`

const RU = `а без более бы был была были было быть в вам вас ваш во вот все всё всего всех вы где да даже для до его ее её если есть еще ещё же за здесь и
  из или им их к как какой когда которая которое которые который кто ли либо меня мне мой моя мы на над надо нам нас не него нее неё нет ни них но ну
  о об он она они оно от очень по под после потому при с сам свой себя со так также там те тем теперь то того тоже только том тот тут ты у уже чего
  чем что чтобы эта эти это этого этой этом этот я`

const ES = `a al algo ante antes aquí así aun aún aunque cada como con contra cual cuando de del desde donde dos e el él ella ellas ellos en entre era es
  esa ese eso esta está están estas este esto estos fue fueron ha había han has hasta hay he la las le les lo los más me mi mí mis muy nada ni no nos
  nosotros nuestra nuestro o os otra otro para pero poco por porque pues que qué quien se sea ser sí si sido sin sobre son su sus también tan tanto te
  tengo ti tiene todo toda todos todas tu tus tuve un una uno unos y ya yo`

const PL = `a aby albo ale ani aż bardzo bez bo by być był była było były bym chyba ci co coś czy dla do dla gdy gdyż gdzie go i ich ile im inne ja jak jako
  jakiś je jednak jego jej jest jestem jeszcze jeśli już każdy kiedy który która które ktoś lub ma mam mi mnie mną moje mój moja może mu my na nad nam
  nas nasz nawet nic nie nich nie niż no o od on ona one oni oraz po pod poza przed przez przy są się sobie swoje ta tak także tam te tego tej ten też
  to tu tutaj tylko tym u w was wasz we więc wszystko wy z za ze że żeby`

/** By language. */
export const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({ en: EN, ro: RO, ru: RU, es: ES, pl: PL }).map(([language, words]) => [
    language,
    new Set(words.split(/\s+/)),
  ]),
)
