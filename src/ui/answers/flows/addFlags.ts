import { withFlags } from '../../../flows/filterItems';
import { flowFilter } from '../../../store/flowFilter';
import type { Flags } from '../../../words/flows/flowChartsSheet';

/** Puts flags into the filter, in place of those of the same names; a flag without values is taken out. */
export function addFlags(flags: Flags): void {
  flowFilter.setState(({ text }) => ({ text: withFlags(text, flags) }));
}
