import type { Because } from '../answers/becauseOf';
import { policyName } from './checkEnds';
import { label, type Sentence, sentence } from './segment';

/** Why a connection changed, in a few words. `full`: the policy's name with its namespace. */
export function becauseWords(because: Because, full: boolean): Sentence {
  const { direction, type, policy } = because;
  const name = label(policyName(policy, full ? 'full' : 'short'));
  switch (type) {
    case 'rule':
      return sentence(name, ` ${direction} rule ${because.rule + 1}`);
    case 'open':
      return sentence(name, ` no longer isolates it for ${direction}, and no other policy does`);
    case 'isolated':
      return sentence(name, ` isolates it for ${direction} now`);
    case 'unlisted':
      return sentence(name, ` ${direction} rule ${because.rule + 1} no longer lists it`);
    case 'unnamed':
      return sentence(`no ${direction} rule of `, name, ' names it now');
    case 'unselected':
      return sentence(name, `, whose ${direction} rule ${because.rule + 1} let it through, no longer selects these pods`);
    case 'gone':
      return sentence(name, `, whose ${direction} rule ${because.rule + 1} let it through, is gone`);
    case 'uncounted':
      return sentence(name, `, whose ${direction} rule ${because.rule + 1} let it through, is not counted now`);
  }
}
