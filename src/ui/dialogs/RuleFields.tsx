import { ChevronDown } from 'lucide-react';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { matchedByPeers, matchedNamespaces } from '../../answers/matched';
import { suggestLabels, suggestNamespaces, suggestPorts } from '../../answers/suggestions';
import type { Direction } from '../../engine/policy';
import { useCluster } from '../../store/openCluster';
import { Field, TextField } from './Field';
import { LabelChips } from './LabelChips';
import { Matches } from './Matches';
import { PortFormsMenu } from './PortFormsMenu';
import type { RuleReading } from './ruleForm';
import { fieldsOf, RULE_TYPES, type RuleDraft, type RuleField, ruleType } from './ruleTypes';
import { meantNamespace, readSelectorDraft, type SelectorDraft, withNamespaceNamed } from './selectorDraft';

export interface RuleFieldsProps {
  /** The namespace of the policy. */
  readonly namespace: string;
  readonly direction: Direction;
  readonly draft: RuleDraft;
  readonly onChange: (draft: RuleDraft) => void;
  readonly reading: RuleReading;
  /** Something left open, once the person asked to save. */
  readonly missing: { readonly field: RuleField; readonly reason: string } | undefined;
  /** Faults are told at once. */
  readonly insist: boolean;
  /** The form is for something new: it may stand for several peers. */
  readonly adding: boolean;
  /** Whether the ports are asked for: a rule that is there has its own. */
  readonly ports: boolean;
  readonly portsHint: ReactNode;
  /** At the end of the first line: presets, or another peer. */
  readonly more: ReactNode;
  /** What stands between the selectors and the ports. */
  readonly between: ReactNode;
}

const SELECTOR_HINT = (
  <>
    Also <code>key in (a, b)</code>, <code>key</code>, <code>!key</code>.
  </>
);

/** The fields of a rule: its type, then what the type needs, in order. */
export function RuleFields(props: RuleFieldsProps): ReactElement {
  const { draft, onChange, adding, ports, more, between } = props;
  const fields = fieldsOf(draft.type).filter((field) => field !== 'ports');
  return (
    <>
      <Field label="Rule type" more={more} fault={undefined} insist={false}>
        {(described) => (
          <span className="select">
            <select
              {...described}
              className="input input--select"
              value={draft.type}
              onChange={(event) => onChange({ ...draft, type: ruleType(event.target.value) })}
            >
              {RULE_TYPES.filter(({ addOnly }) => adding || addOnly === undefined).map(({ type, words }) => (
                <option key={type} value={type}>
                  {words}
                </option>
              ))}
            </select>
            <ChevronDown size={14} className="icon" aria-hidden="true" />
          </span>
        )}
      </Field>
      {fields.map((field, index) => (
        <OneField key={field} {...props} field={field} first={index === 0} />
      ))}
      {between}
      {ports && <OneField {...props} field="ports" first={fields.length === 0} />}
    </>
  );
}

function OneField({
  draft,
  onChange,
  reading,
  missing,
  insist,
  portsHint,
  namespace,
  direction,
  field,
  first,
}: RuleFieldsProps & { readonly field: RuleField; readonly first: boolean }): ReactElement {
  // Ports are the destination's: the policy's own pods, or those it may connect to.
  const portsOf = direction === 'ingress' || draft.type === 'pods' || draft.type === 'everyPodHere' ? namespace : undefined;
  const left = missing?.field === field ? missing.reason : undefined;
  const cluster = useCluster();
  const portsInput = useRef<HTMLInputElement>(null);
  const shared = { insist, first, fault: reading.faults[field] };
  switch (field) {
    case 'names': {
      const blank = draft.names.trim() === '' && !insist;
      return (
        <TextField
          {...shared}
          label="Namespace"
          value={draft.names}
          onChange={(names) => onChange({ ...draft, names })}
          suggest={(typed) => suggestNamespaces(cluster, typed)}
          fault={blank ? undefined : shared.fault}
          placeholder="monitoring"
          hint={
            <>
              <Matches found={matchedByPeers(cluster, namespace, podPeers(reading))} />
              By its label <code>kubernetes.io/metadata.name</code>. Several names: one is enough.
            </>
          }
          mono
        />
      );
    }
    case 'namespaces':
      return (
        <LabelChips
          label="Namespace selector"
          draft={draft.namespaces}
          onChange={(namespaces) => onChange({ ...draft, namespaces })}
          fault={left}
          empty={draft.type === 'namespaces' ? undefined : 'every namespace'}
          first={first}
          matches={(namespaces) => matchedNamespaces(cluster, namespaces)}
          suggest={(typed) => suggestLabels(cluster, { of: 'namespaces' }, typed)}
          hint={<NamespaceHint draft={draft.namespaces} onChange={(namespaces) => onChange({ ...draft, namespaces })} />}
        />
      );
    case 'pods':
      return (
        <LabelChips
          label="Pod selector"
          draft={draft.pods}
          onChange={(pods) => onChange({ ...draft, pods })}
          fault={left}
          empty={draft.type === 'pods' ? undefined : 'every pod'}
          matches={(pods) => {
            if (draft.type !== 'podsElsewhere') return matchedByPeers(cluster, namespace, [{ namespaces: undefined, pods }]);
            const namespaces = readSelectorDraft(draft.namespaces);
            return namespaces && matchedByPeers(cluster, namespace, [{ namespaces, pods }]);
          }}
          suggest={(typed) =>
            suggestLabels(cluster, { of: 'pods', namespace: draft.type === 'pods' ? namespace : undefined }, typed)
          }
          first={first}
          hint={SELECTOR_HINT}
        />
      );
    case 'cidr': {
      const blank = draft.cidr.trim() === '' && !insist;
      return (
        <TextField
          {...shared}
          label="CIDR"
          value={draft.cidr}
          onChange={(cidr) => onChange({ ...draft, cidr })}
          fault={blank ? undefined : shared.fault}
          placeholder="10.0.0.0/8"
          mono
        />
      );
    }
    case 'except':
      return (
        <TextField
          {...shared}
          label="Except"
          value={draft.except}
          onChange={(except) => onChange({ ...draft, except })}
          placeholder="10.1.0.0/16, 10.2.0.0/16"
          hint="Ranges inside it that stay out."
          mono
        />
      );
    case 'ports':
      return (
        <TextField
          {...shared}
          label="Ports"
          more={<PortFormsMenu ports={draft.ports} onChange={(ports) => onChange({ ...draft, ports })} field={portsInput} />}
          inputRef={portsInput}
          value={draft.ports}
          onChange={(ports) => onChange({ ...draft, ports })}
          suggest={(typed) => suggestPorts(cluster, portsOf, typed)}
          placeholder="443, 8080-8090, 53/UDP, http"
          hint={portsHint}
          mono
        />
      );
  }
}

/** The peers the fields stand for, while they can be read. */
function podPeers({ peers }: RuleReading) {
  return (peers ?? []).flatMap((peer) => (peer.type === 'pods' ? [peer] : []));
}

/** Offers the namespace of that name for a word alone, which kubectl reads as a label. */
function NamespaceHint({
  draft,
  onChange,
}: {
  readonly draft: SelectorDraft;
  readonly onChange: (draft: SelectorDraft) => void;
}): ReactNode {
  const name = meantNamespace(draft);
  if (name === undefined) {
    return 'Labels of namespaces. For one by name, type the name and choose it here.';
  }
  return (
    <>
      <code>{name}</code> alone asks for a label of that name.{' '}
      <button
        type="button"
        className="link"
        onClick={(event) => {
          onChange(withNamespaceNamed(draft, name));
          event.currentTarget.closest('.field')?.querySelector('input')?.focus();
        }}
      >
        The namespace named {name}
      </button>
    </>
  );
}
