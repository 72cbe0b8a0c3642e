import {
  type CoveredRow,
  type DirectionOfPolicy,
  formatSelector,
  type Group,
  type Peer,
  type Policy,
  type Selector,
} from '../engine';
import { exceptWords } from './peerWords';
import { listedWords } from './segment';
import { matchesEverything, namedNamespaces } from './selectorWords';

/**
 * Whom a row means, before anything is said about its state. `mono`: the title is text as Kubernetes writes it.
 * `and`: the second selector of a peer with two. `note`: what the title leaves out.
 */
export interface RowText {
  readonly title: string;
  readonly mono: boolean;
  readonly and: string | undefined;
  readonly note: string | undefined;
}

function text(title: string, mono: boolean, note?: string, and?: string): RowText {
  return { title, mono, and, note };
}

/** The second line of a peer with two selectors: `namespace monitoring`, `namespaces team=a`, `every namespace`. */
function andNamespaces(namespaces: Selector): string {
  if (matchesEverything(namespaces)) return 'every namespace';
  const names = namedNamespaces(namespaces);
  if (names === undefined) return `namespaces ${formatSelector(namespaces)}`;
  return `${names.length === 1 ? 'namespace' : 'namespaces'} ${listedWords(names, ' or ')}`;
}

function podsText(pods: Selector, and?: string): RowText {
  return matchesEverything(pods) ? text('Every pod', false, undefined, and) : text(formatSelector(pods), true, undefined, and);
}

/** The row of a peer as row texts are defined: labels as kubectl prints them, namespaces by name, CIDRs as written. */
export function peerText(peer: Peer): RowText {
  switch (peer.type) {
    case 'unreadable':
      return text('Unreadable peer', false, peer.reason === '' ? undefined : peer.reason);
    case 'addresses':
      return text(peer.cidr, true, exceptWords(peer.except));
    case 'pods': {
      const { namespaces, pods } = peer;
      if (namespaces === undefined) return podsText(pods ?? { requirements: [] });
      if (pods !== undefined) return podsText(pods, andNamespaces(namespaces));
      if (matchesEverything(namespaces)) return text('Every pod in every namespace', false);
      const names = namedNamespaces(namespaces);
      if (names === undefined) return text(formatSelector(namespaces), true, 'namespaces, every pod');
      return text(listedWords(names, ' or '), true, names.length === 1 ? 'namespace, every pod' : 'namespaces, every pod');
    }
  }
}

/** A fixed row. `other`: peers stand in its group. */
function fixedTitle(group: Group, other: boolean): string {
  switch (group) {
    case 'outside':
      return other ? 'Any other endpoint' : 'Any endpoint';
    case 'namespace':
      return other ? 'Any other pod' : 'Any pod';
    case 'cluster':
      return other ? 'Everything else in the cluster' : 'Everything in the cluster';
    case 'anyone':
      return 'Anyone';
  }
}

/** The peer a row stands for; undefined for fixed rows and for rules that name no peer. */
export function rowPeer(direction: DirectionOfPolicy, row: CoveredRow): Peer | undefined {
  if (row.subject.type !== 'peer') return undefined;
  const rule = direction.rules[row.subject.rule];
  return rule === undefined || rule.peers === 'anyone' ? undefined : rule.peers[row.subject.peer];
}

/** Whom a row means. */
export function rowText(policy: Policy, row: CoveredRow): RowText {
  switch (row.subject.type) {
    case 'anyone': {
      const reason = policy[row.direction].rules[row.subject.rule]?.unreadable;
      return reason === undefined ? text('Anyone', false) : text('Unreadable rule', false, reason === '' ? undefined : reason);
    }
    case 'dns':
      return text('Kubernetes DNS', false);
    case 'fixed':
      return text(fixedTitle(row.group, row.subject.other), false);
    case 'peer': {
      if (row.subject.dns) return text('Kubernetes DNS', false);
      const peer = rowPeer(policy[row.direction], row);
      return peer === undefined ? text('Unreadable peer', false) : peerText(peer);
    }
  }
}

/** What a row reads as, its state aside: `app=prometheus AND namespace monitoring`. */
export function rowName({ title, and }: Pick<RowText, 'title' | 'and'>): string {
  return and === undefined ? title : `${title} AND ${and}`;
}
