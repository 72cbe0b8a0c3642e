/**
 * A text that is wrong, and what is to be said about it. In `text`, the mark « at a line's end stands for "told here":
 * the first problem is on the first marked line, and so on, the last mark holding for all the rest. `problems`:
 * `error field: message`, with `yaml` for the field of what is wrong with the YAML itself; a message may end in … where
 * its rest goes without saying. `fixes`: the titles of what is offered for the first problem, or for the one with
 * `> ` before it, in their order.
 * `mended`: the text after the first fix.
 */
export interface BadInput {
  readonly what: string;
  readonly text: string;
  readonly problems: readonly string[];
  readonly fixes: readonly string[];
  readonly mended?: string;
}

export function bad(
  what: string,
  text: string,
  problems: string | readonly string[],
  fixes: readonly string[] = [],
  mended?: string,
): BadInput {
  const told = typeof problems === 'string' ? [problems] : problems;
  return mended === undefined ? { what, text, problems: told, fixes } : { what, text, problems: told, fixes, mended };
}

const HEAD = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n';

/** A policy with what stands at its root behind the kind. */
export function root(lines: string): string {
  return `${HEAD}${lines}\n`;
}

/** A policy with this metadata. */
export function metadata(lines: string): string {
  return root(`metadata:\n${indented(lines, 2)}\nspec:\n  podSelector: {}`);
}

/** A policy with this spec. */
export function spec(lines: string): string {
  return root(`metadata:\n  name: web\nspec:\n${indented(lines, 2)}`);
}

/** A policy with this pod selector. */
export function selector(lines: string): string {
  return spec(`podSelector:\n${indented(lines, 2)}`);
}

/** A policy with this one rule of ingress, written without its dash. */
export function rule(lines: string): string {
  return spec(`podSelector: {}\ningress:\n- ${indented(lines, 2).trimStart()}`);
}

/** A policy with this one rule of egress, written without its dash. */
export function egress(lines: string): string {
  return spec(`podSelector: {}\npolicyTypes: [Egress]\negress:\n- ${indented(lines, 2).trimStart()}`);
}

/** A rule that allows from this one peer, written without its dash. */
export function peer(lines: string): string {
  return rule(`from:\n- ${indented(lines, 2).trimStart()}`);
}

/** A rule for this one entry of ports, written without its dash. */
export function port(lines: string): string {
  return rule(`from:\n- podSelector: {}\nports:\n- ${indented(lines, 2).trimStart()}`);
}

/** A rule that allows from this one block of addresses. */
export function block(lines: string): string {
  return peer(`ipBlock:\n${indented(lines, 2)}`);
}

function indented(lines: string, columns: number): string {
  return lines.replace(/^(?=.)/gm, ' '.repeat(columns));
}
