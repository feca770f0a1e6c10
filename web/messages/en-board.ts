/** The strings of moving cards on the board: what a move does, and why one cannot be. */
import { n } from './count.ts'

export const boardEn = {
  boardMoves: {
    move: 'Move …',
    moveOf: (title: string) => `Move: ${title}`,
    title: (title: string) => `Where does “${title}” go?`,
    keys: 'A card is dragged to another column; M on its title, or Move …, asks where it goes and says why it cannot go elsewhere.',
    asides: 'More columns',
    to: (stage: string) => `Move to ${stage}`,
    moved: (title: string, stage: string) => `${title} stands in ${stage} now`,
    writes: (state: string, planned: boolean) =>
      `Writes “state: ${state}” into its file.${planned && (state === 'hold' || state === 'archived') ? ' What is scheduled of it does not go out.' : ''}`,
    approve: 'Says your yes to exactly what each channel gets.',
    approveOne: (left: number) => `Says your yes. ${n(left, 'more yes is', 'more yeses are')} needed before it stands here.`,
    ask: 'Asks what should be different.',
    schedule: 'Asks when it goes out.',
    unschedule: 'Takes it off the calendar; its approvals stay.',
    unscheduled: (title: string) => `${title} is off the calendar`,
    rescheduled: (title: string) => `${title} is back on the calendar`,
    published: 'Nothing is put here by hand: what is scheduled stands here once it is out.',
    stuck: 'Only what could not be sent stands here.',
    out: 'It is out. What is published stays; Deliveries takes it down.',
    decide: 'A person decides first whether it is out: on Deliveries.',
    onCalendar: 'It is on the calendar. Move it to Approved first, which takes it off.',
    onItsWay: 'Part of it is out, or on its way. Deliveries says what can be done.',
    settle: 'Changes are asked for. Edit the file, or settle them on Review.',
    hasYes: 'Somebody said yes to it. Ask for changes instead, or edit the file.',
    toReviewFirst: 'It is being written. Move it to In review first.',
    approveFirst: 'Only what is approved gets a time.',
    recurs: 'It comes again and again: each time is a file of its own, and has its own time on the calendar.',
    mend: (errors: number) => `Its file has ${n(errors, 'error')}. Mend it first.`,
    noChannel: 'None of its channels is set up in uptake.yml.',
    nobody: 'Say on Review who you are, first.',
    yours: 'You said yes already. Somebody else has to.',
    landsIn: (stage: string) => `By what was said of it, it would stand in ${stage}.`,
  },
}
