import { act, cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { drawPrompt, drawSummary } from './render.fixture.ts'
import { createArrived, createConversation, createStage } from './stage.fixture.ts'

afterEach(cleanup)

function waiting(...seqs: number[]) {
  const stage = createStage({ isAtStart: true })
  stage.model.unread.value = seqs.map((seq) => createArrived(seq))
  return stage
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the card of unread answers', () => {
  it('is named by how many there are, and shows the newest three', () => {
    const { headingId } = drawPrompt(waiting(2, 4, 6, 8))

    expect(document.getElementById(headingId)?.textContent).toBe('4 answers for you')
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'AnaMessage 4',
      'AnaMessage 6',
      'AnaMessage 8',
    ])
  })

  it('shows a text as it was written', () => {
    const stage = waiting()
    stage.model.unread.value = [createArrived(2, { text: '<b>javascript:alert(1)</b>' })]

    drawPrompt(stage)

    expect(screen.getByText('<b>javascript:alert(1)</b>').children).toHaveLength(0)
  })

  it('leads to the conversation', () => {
    const stage = waiting(2)
    const { close } = drawPrompt(stage)

    press('Answer')

    expect(stage.model.openThread.mock.calls).toEqual([['c-1']])
    expect(stage.model.openPanel).toHaveBeenCalledTimes(1)
    expect(close.mock.calls).toEqual([['done']])
  })

  it('can wait', () => {
    const { close } = drawPrompt(waiting(2))

    press('Not now')

    expect(close.mock.calls).toEqual([['later']])
  })

  it('goes when all was read elsewhere', () => {
    const stage = waiting(2)
    const { close, container } = drawPrompt(stage)

    act(() => void (stage.model.unread.value = []))

    expect(container.textContent).toBe('')
    expect(close.mock.calls).toEqual([['done']])
  })
})

describe('the card of an invitation', () => {
  it('says what the campaign says, and leads to a new conversation', () => {
    const stage = waiting()
    stage.model.invitation.value = { campaignId: 'camp-1', text: 'Not sure which tea?' }
    drawPrompt(stage, 'camp-1')
    expect(screen.getByText('Not sure which tea?')).toBeTruthy()

    press('Answer')

    expect(stage.model.openThread.mock.calls).toEqual([['new']])
  })
})

describe('the line of the home', () => {
  it('says the newest answer nobody has seen', () => {
    expect(drawSummary(waiting(2, 4)).container.textContent).toBe('Ana: Message 4')
  })

  it('names the files of an answer without a text', () => {
    const stage = waiting()
    const file = { id: 'f', name: 'a.pdf', type: 'application/pdf', bytes: 1, url: '/f' }
    stage.model.unread.value = [createArrived(2, { text: '', attachments: [file, file] })]

    expect(drawSummary(stage).container.textContent).toBe('Ana: 2 files')
  })

  it('says what an open conversation is about', () => {
    const stage = waiting()
    stage.model.conversations.value = [createConversation()]

    expect(drawSummary(stage).container.textContent).toBe('Where is my parcel?')
  })

  it('invites to ask where nothing is open', () => {
    const stage = waiting()
    stage.model.conversations.value = [createConversation({ stage: 'resolved' })]

    expect(drawSummary(stage).container.textContent).toBe('Ask us anything')
  })
})
