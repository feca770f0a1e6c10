/** What each rule looks for, in a few words; the page of the rule in docs/rules says more. */
const RULES: Record<string, string> = {
  'claim-conflict': 'One fact, two numbers',
  'count-mismatch': 'A count that is off',
  'done-but-open': 'Ticked too early, or done and still open',
  encoding: 'Broken characters',
  'front-matter': 'Broken front matter',
  'missing-file': 'A file that does not exist',
  'no-deadline': 'Target without a deadline',
  'no-owner': 'Task without an owner',
  'not-measurable': 'Nothing measures it yet',
  placeholder: 'Placeholder left in the text',
  'sum-mismatch': 'Total and parts disagree',
  'target-conflict': 'Two targets disagree',
  'target-regress': 'A later target is lower',
  unreadable: 'A file that cannot be read',
  unreachable: 'Pace far beyond anything before',
  'volume-mismatch': 'Promised pieces are not listed',
  'window-gap': 'Time that nobody planned',
  'window-order': 'An order that cannot be',
  'window-overlap': 'Two blocks claim the same time',
}
/** The name of a rule; an unknown one by its id. */
export const ruleName = (id: string): string => RULES[id] ?? id
