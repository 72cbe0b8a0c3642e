import type { Help } from './help';

export const FLOWS: Help = {
  about: 'flows',
  purpose: 'What Hubble saw, filtered as `hubble observe` does.',
  reading: [
    'Flows that are alike in ends, port, direction, verdict and reason are one row, counted.',
    'Verdict is what Hubble saw then; *With these policies* is what the open policies would do now.',
  ],
  doing: [
    'Paste the flags of a `hubble observe` into the filter, or type words.',
    'Press a row for its ends and its records. *Allow this* offers the narrowest rule for a dropped one.',
    '*Propose policies* reviews rules for all that was seen.',
  ],
  limits: [
    'What was not observed is not here. `-o jsonpb` tells the most: compact, dict and table leave out labels.',
    'Flows are not kept after a reload.',
  ],
};

export const CHARTS: Help = {
  about: 'the charts',
  purpose: 'The panels of Hubble’s dashboard, for the flows that the filter keeps.',
  reading: [
    'Forwarded goes up; dropped goes down, hatched. Reasons for drops differ by their hatching.',
    'Top denied: who was dropped most, as source and as destination.',
  ],
  doing: [
    'Press a bar, a reason or a name: the filter is narrowed to it.',
    'The button in each corner shows the numbers as a table.',
  ],
  limits: ['They count what was recorded. Where Hubble lost events, or lines could not be read, that is said above.'],
};

export const REPLAY: Help = {
  about: 'the replay',
  purpose: 'Each flow, decided again by the policies as they are now.',
  marks: [
    { mark: 'breaks', words: 'was forwarded, would now be dropped' },
    { mark: 'denied', words: 'still dropped' },
    { mark: 'allowed', words: 'still forwarded, or would now be' },
    { mark: 'unknown', words: 'can’t be decided; the row, opened, says why' },
  ],
  doing: ['Press a count to see only those flows.', '*Allowed, but never seen* lists what rules open and nobody used.'],
  limits: [
    'Only open policies decide: of others in the cluster nothing is known.',
    'Replies pass with their request. What was refused for its content (HTTP, DNS) no NetworkPolicy can decide.',
  ],
};

export const PROPOSAL: Help = {
  about: 'proposals',
  purpose: 'The least that policies have to allow for what Hubble saw, to be reviewed line by line.',
  reading: [
    'Each line is a rule with the flows behind it.',
    'A direction stays open, unless you close it, where that would cut off what was seen and no rule can name.',
  ],
  doing: [
    'Take lines out, choose how wide an address may be, close the namespace or leave it.',
    'Beside the lines stands what would break, what changes, and the YAML. Nothing is written until you add it.',
  ],
  limits: ['What was not seen is not allowed: jobs that run at night, or a failover. Observe long enough.'],
};
