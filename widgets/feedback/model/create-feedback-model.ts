/** Puts the parts of feedback together, and gives the views one state and the actions on it. */
import { batch, computed, effect, signal, untracked } from '@preact/signals-core'
import { onForgetTab, recall } from '../../../src/ui/tab-memory.ts'
import type { WidgetContext } from '../../../src/widget.ts'
import type { feedbackEvents } from '../contract/events.ts'
import type { AskMemory } from '../contract/memory.ts'
import type { SurveySubject } from '../contract/responses.ts'
import type { Survey } from '../contract/survey.ts'
import { createKeptMemory } from './ask-memory.ts'
import { createAsking, type FoundSurvey } from './asking.ts'
import type { FeedbackModel, Sitting } from './feedback-model.ts'
import { createKeptRecords } from './kept-records.ts'
import { createMine } from './mine.ts'
import { rememberPlace } from './place.ts'
import { createProgress } from './progress.ts'
import { beginRecord, isFinished, isUnsent, isWorthKeeping, type SittingRecord } from './record.ts'
import { createSender } from './sender.ts'
import { createSitting } from './sitting.ts'
import { subjectOf } from './subject.ts'
import { createSurveys } from './surveys.ts'
import { createTelling } from './telling.ts'
import { createTicketWords } from './ticket-words.ts'

export type FeedbackContext = WidgetContext<typeof feedbackEvents>

/** Of the tab: what the section shows. */
const PLACE = 'feedback'
/** Of these moments the backend alone knows, and says so with each shopper. */
const TOLD_MOMENTS = ['delivery', 'chat']

/** `withText`: what shoppers write goes along with the events. */
export function createFeedbackModel(context: FeedbackContext, withText: boolean): FeedbackModel {
  const { createId } = context
  const memory = createKeptMemory(context)
  const surveys = createSurveys(context)
  const mine = createMine({ context, onRead })
  const words = createTicketWords(context, mine)
  const kept = createKeptRecords(context)
  const telling = createTelling(context, withText)
  const sender = createSender({ context, kept, taker: mine.taker, onSent })
  const progress = createProgress({
    context,
    kept,
    telling,
    remember: (surveyId) => asking.answered(surveyId),
  })
  const asking = createAsking({
    context,
    memory,
    now: Date.now,
    find: findToAsk,
    hasOpenTicket: () => mine.hasOpen.peek(),
    create,
    record: kept.find,
    onShown: telling.shown,
    onClosed(record, as) {
      telling.closed(record, as)
      progress.left(record)
    },
  })
  const sittings = new Map<string, Sitting>()
  const currentId = signal(recall().places?.[PLACE])
  /** What this browser has kept is at hand; before that a survey would be begun a second time. */
  const isRecalled = signal(false)
  const isReady = signal(false)
  let orderId: string | undefined

  const ready = Promise.all([kept.load(), mine.recall(), surveys.load()])
    .then(() => {
      isRecalled.value = true
      return mine.load()
    })
    .then(() => {
      isReady.value = true
      back()
    })
  ready.catch(context.report)

  /** Told with every reading: campaigns hold what is known here against what they were told elsewhere, by its time. */
  function know(): void {
    const due = mine.due.value.map(({ surveyId }) => surveyId)
    context.know({ 'feedback.openTicket': mine.hasOpen.value, 'feedback.due': due })
  }

  function onRead(ofMember: AskMemory | undefined): void {
    memory.take(ofMember)
    untracked(know)
  }

  /** What is due at the backend may be so no more. */
  function onSent(record: SittingRecord): void {
    if (record.about) void mine.load()
  }

  const about = (survey: Survey): SurveySubject | undefined =>
    subjectOf(survey, { orderId, due: mine.due.peek() })

  async function findToAsk(surveyId: string): Promise<FoundSurvey | undefined> {
    await ready
    // One that was opened since: its campaign is there already.
    if (!surveys.find(surveyId)) await surveys.refresh()
    const survey = surveys.find(surveyId)
    const rules = surveys.rules.peek()
    if (!survey || !rules) return undefined
    const isTold = TOLD_MOMENTS.includes(survey.moment.on)
    return isTold && !about(survey) ? undefined : { survey, rules }
  }

  function create(survey: Survey, submissionId = createId()): SittingRecord {
    const known = kept.find(submissionId)
    if (known) return known
    const record = beginRecord(survey, {
      submissionId,
      // Its own name for the wire, so that what is told of the asking does not lead to the answers.
      anonymousId: survey.anonymous === 'always' ? createId() : undefined,
      locale: context.locale,
      about: about(survey),
      url: context.page().url,
      now: Date.now(),
    })
    kept.add(record)
    return record
  }

  function sittingOf(record: SittingRecord): Sitting {
    const known = sittings.get(record.submissionId)
    if (known) return known
    const onAnswer = progress.answered
    const made = createSitting(record, { kept, sender, tickets: mine.tickets, createId, onAnswer })
    sittings.set(record.submissionId, made)
    return made
  }

  function setCurrent(id: string | undefined): void {
    currentId.value = id
    rememberPlace(PLACE, id)
  }

  const current = computed(() => {
    const record = kept.all.value.find(({ submissionId }) => submissionId === currentId.value)
    return record ? sittingOf(record) : mine.tickets.value.find(({ id }) => id === currentId.value)
  })

  /** Begun, and there is still something to be done with it. */
  const ongoing = computed(() =>
    kept.all.value.filter((record) => record.rev > 0 && isWorthKeeping(record, Date.now())),
  )

  const always = computed(() => {
    const waiting = asking.waiting()
    const begun = new Set(ongoing.value.map(({ survey }) => survey.id))
    return (surveys.all.value ?? []).filter(
      ({ id, moment }) => (moment.on === 'button' || waiting.has(id)) && !begun.has(id),
    )
  })

  /** What belongs to whoever was here; of the asking, which is the browser’s, nothing. */
  function forget(): void {
    for (const proposal of asking.all.peek().keys()) context.withdraw(proposal)
    batch(() => {
      asking.forget()
      progress.forget()
      kept.forget()
      mine.forget(true)
      words.forget()
      sittings.clear()
      orderId = undefined
      setCurrent(undefined)
    })
  }

  let memberId = context.member.peek().memberId
  const stops = [
    effect(() => {
      const { memberId: next } = context.member.value
      if (next === memberId) return
      if (memberId === undefined) mine.forget(false)
      else forget()
      memberId = next
      void mine.load()
    }),
    onForgetTab(forget),
    context.onChange('feedback.changed', ({ revision }) => {
      mine.hear(revision)
      // Without a number: page or network are back.
      if (revision === undefined) back()
    }),
    effect(() => {
      if (isReady.value) context.setNews(mine.unseen.value)
    }),
    effect(() => {
      if (isReady.value)
        context.stayAwake(
          mine.hasOpen.value || memory.isBehind.value || kept.all.value.some(isUnsent),
        )
    }),
    effect(() => {
      if (isReady.value) know()
    }),
  ]

  function back(): void {
    sender.back()
    void memory.catchUp()
  }

  async function refresh(): Promise<void> {
    back()
    await Promise.all([surveys.refresh(), mine.load()])
  }

  return {
    always,
    current,
    tickets: mine.tickets,
    unseen: mine.unseen,
    arrived: mine.arrived,
    doings: words.doings,
    writeNote: words.writeNote,
    prepare: asking.prepare,
    drop: asking.drop,
    closeAsking: asking.close,
    openPanel: context.open,
    has: context.has,
    refresh,

    status: computed(() => {
      if (!isRecalled.value) return 'loading'
      const isKnown = surveys.all.value !== undefined
      if (surveys.failed.value || mine.failed.value) return isKnown ? 'stale' : 'failed'
      return isKnown ? 'ready' : 'loading'
    }),

    sittings: computed(() => ongoing.value.map(sittingOf).reverse()),

    begin(surveyId) {
      if (!isRecalled.peek()) return undefined
      const begun = kept.all
        .peek()
        .findLast((record) => record.survey.id === surveyId && !isFinished(record))
      if (begun) {
        asking.look(begun)
        return sittingOf(begun)
      }
      const survey = surveys.find(surveyId)
      if (!survey) return undefined
      const record = create(survey)
      telling.shown(record)
      return sittingOf(record)
    },

    asking(proposal) {
      const asked = asking.all.value.get(proposal)
      const record = asked && kept.find(asked.submissionId)
      return record && sittingOf(record)
    },

    open: (sitting) => setCurrent(sitting.submissionId),
    openTicket: setCurrent,
    leave() {
      const record = kept.find(currentId.peek() ?? '')
      if (record) progress.left(record)
      setCurrent(undefined)
    },

    async judge(ticketId, fixed, text) {
      const isTaken = await words.judge(ticketId, fixed, text)
      if (isTaken) context.track('feedback.ticket_judged', { ticketId, fixed })
      return isTaken
    },
    see: ({ id, entries }) => mine.see(id, entries.at(-1)?.seq ?? 0),

    async takeOffer({ survey, ending }) {
      const action = ending.peek()?.action
      if (action?.kind !== 'offer') return undefined
      const { takeOffer } = await import('./take-offer.ts')
      return takeOffer(context, survey.id, action.offerId)
    },

    decide({ survey, submissionId }, decision) {
      context.announce(decision, { surveyId: survey.id, submissionId })
    },

    wake(moment) {
      if (moment.kind === 'event' && moment.name === 'order.placed')
        orderId = String(moment.props['orderId'])
    },

    show() {
      void surveys.load()
      void mine.load()
      return () => undefined
    },

    dispose() {
      asking.handOver()
      for (const stop of stops) stop()
      kept.stop()
      sender.dispose()
      progress.stop()
    },
  }
}
