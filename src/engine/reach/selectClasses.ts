import { type Assumptions, NOTHING_ASSUMED } from '../assumptions';
import type { Peer, Requirement, Selector } from '../policy';
import { NAMESPACE_NAME, selects } from '../selector';
import { addBit, allBits, type Bits, bothBits, eitherBits, noBits, withoutBits } from './bits';
import type { PodClasses } from './podClasses';

/** Finds the classes that a selector means. Answers are kept; nobody may change them. */
export interface ClassSelection {
  readonly classes: PodClasses;
  readonly none: Bits;
  readonly all: Bits;
  /** Those in a namespace whom a policy's subject selects. */
  subjects(namespace: string, selector: Selector): Bits;
  /** Those whom a peer of a policy in a namespace means by selectors. */
  peers(own: string, peer: Extract<Peer, { type: 'pods' }>): Bits;
  /** Those that have an address in a block, and those of whom that is not known. */
  held(block: string): Bits;
  readonly homeless: Bits;
}

/**
 * Selectors are answered from an index, label by label, so that what one costs does not hang on how many pods there
 * are. Pods on their node's network are left out where they are assumed to be apart.
 */
export function classSelection(classes: PodClasses, assumptions: Assumptions = NOTHING_ASSUMED): ClassSelection {
  const { count, example, blocksOf, relevance } = classes;
  const none = noBits(count);
  const all = allBits(count);
  const ordinary = noBits(count);
  const homeless = noBits(count);
  const namespaces = new Map<string, { readonly bits: Bits; readonly labels: ReadonlyMap<string, string> }>();
  const byLabel = new Map<string, Map<string, Bits>>();
  const byBlock = new Map<string, Bits>();
  for (const [index, pod] of example.entries()) {
    if (!pod.hostNetwork || assumptions.hostNetworkPods === 'ordinary') addBit(ordinary, index);
    const namespace = namespaces.get(pod.namespace) ?? {
      bits: noBits(count),
      labels: new Map(pod.namespaceLabels).set(NAMESPACE_NAME, pod.namespace),
    };
    addBit(namespace.bits, index);
    namespaces.set(pod.namespace, namespace);
    for (const key of relevance.keys) {
      const value = pod.labels.get(key);
      if (value === undefined) continue;
      const values = byLabel.get(key) ?? new Map<string, Bits>();
      byLabel.set(key, values);
      addTo(values, value, index, count);
    }
    const blocks = blocksOf[index];
    if (blocks === undefined) addBit(homeless, index);
    else for (const block of blocks) addTo(byBlock, block, index, count);
  }

  const having = (key: string): Bits => [...(byLabel.get(key)?.values() ?? [])].reduce(eitherBits, none);
  const withOne = (key: string, values: readonly string[]): Bits =>
    values.map((value) => byLabel.get(key)?.get(value) ?? none).reduce(eitherBits, none);
  const fulfilling = (requirement: Requirement): Bits => {
    switch (requirement.operator) {
      case 'Equals':
        return withOne(requirement.key, [requirement.value]);
      case 'In':
        return withOne(requirement.key, requirement.values);
      case 'NotIn':
        return withoutBits(all, withOne(requirement.key, requirement.values));
      case 'Exists':
        return having(requirement.key);
      case 'DoesNotExist':
        return withoutBits(all, having(requirement.key));
    }
  };
  const pods = remembered((selector: Selector) => selector.requirements.map(fulfilling).reduce(bothBits, ordinary));
  const selectedNamespaces = remembered((selector: Selector) =>
    [...namespaces.values()]
      .filter(({ labels }) => selects(selector, labels))
      .reduce((sum, { bits }) => eitherBits(sum, bits), none),
  );
  const inNamespace = (namespace: string): Bits => namespaces.get(namespace)?.bits ?? none;

  return {
    classes,
    none,
    all,
    subjects: (namespace, selector) => bothBits(inNamespace(namespace), pods(selector)),
    peers: (own, peer) =>
      bothBits(
        peer.namespaces === undefined ? inNamespace(own) : selectedNamespaces(peer.namespaces),
        peer.pods === undefined ? ordinary : pods(peer.pods),
      ),
    held: (block) => byBlock.get(block) ?? none,
    homeless,
  };
}

function addTo(sets: Map<string, Bits>, key: string, index: number, count: number): void {
  const bits = sets.get(key) ?? noBits(count);
  sets.set(key, bits);
  addBit(bits, index);
}

/** Selectors that are written alike are answered once. */
function remembered(answer: (selector: Selector) => Bits): (selector: Selector) => Bits {
  const known = new Map<string, Bits>();
  return (selector) => {
    const text = JSON.stringify(selector.requirements);
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = answer(selector);
    known.set(text, made);
    return made;
  };
}
