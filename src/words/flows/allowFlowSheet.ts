import { allowFlow } from '../../flows/allowFlow';
import { endName } from '../../flows/endText';
import type { SeenAnalysis } from '../../flows/replay/seenSituation';
import { onOneLine } from '../markdown';
import { type WaySheet, wayWords } from '../waySheet';
import { LEFT_WORDS } from './leftWords';
import { rangesOf } from './rangeWords';

/** `cidr`: the block to write instead of an address outside. */
export interface AllowFlowQuestion {
  readonly flow: number;
  readonly cidr: string | undefined;
}

/** How a flow can be allowed. `ranges`: what may be written of an address outside, the narrowest first. */
export type AllowFlowSheet =
  | {
      readonly type: 'ways';
      readonly ways: readonly WaySheet[];
      /** What the edit is called behind "Undo". */
      readonly label: string;
      readonly ranges: readonly string[];
      readonly note: string | undefined;
    }
  | { readonly type: 'none'; readonly text: string };

/** Offers the edits that would let a flow through. */
export function allowFlowSheet(base: SeenAnalysis, { flow, cidr }: AllowFlowQuestion): AllowFlowSheet {
  const allowing = allowFlow(base, flow, cidr);
  switch (allowing.type) {
    case 'allowed':
      return {
        type: 'none',
        text: 'The open policies let it through already. What refused it is not among the open files, or they are not applied yet.',
      };
    case 'not':
      return { type: 'none', text: `No rule can be written for it: ${LEFT_WORDS[allowing.why]}.` };
    case 'ways': {
      const { observed, analysis } = base;
      const one = observed.flows[flow];
      const nameAt = (place: number | undefined): string => {
        const end = observed.ends[place ?? -1];
        return end === undefined ? '' : endName(end);
      };
      return {
        type: 'ways',
        ways: allowing.ways.map((steps) => ({ steps, text: wayWords(analysis, steps) })),
        label: onOneLine(`allow ${nameAt(one?.from)} to ${nameAt(one?.to)}`),
        ranges: allowing.outside === undefined ? [] : rangesOf(allowing.outside),
        note: allowing.dns
          ? 'It is a lookup of names: the rule is the preset for Kubernetes DNS.'
          : allowing.node
            ? 'The address is a node’s or may be one: whether an ipBlock means it is up to how Cilium is set up.'
            : undefined,
      };
    }
  }
}
