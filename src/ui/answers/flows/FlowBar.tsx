import { Filter, Folder, X } from 'lucide-react';
import { type ReactElement, useId } from 'react';
import { flagValues } from '../../../flows/filterItems';
import type { Scope } from '../../../flows/propose/subjects';
import { flowFilter } from '../../../store/flowFilter';
import { forgetFlows } from '../../../store/readFlows';
import type { FlowOverview } from '../../../words/flows/flowOverview';
import type { FlowSheet } from '../../../words/flows/flowSheet';
import { chooseFiles } from '../../frame/incoming';
import { addFlags } from './addFlags';
import { ProposeButton } from './ProposeButton';
import { ShareButton } from './ShareButton';

export interface FlowBarProps {
  readonly filter: string;
  readonly sheet: FlowSheet | undefined;
  readonly overview: FlowOverview | undefined;
  readonly charts: boolean;
  readonly onCharts: (charts: boolean) => void;
}

/** The filter, quick choices that edit it, and which files all this is from. */
export function FlowBar({ filter, sheet, overview, charts, onCharts }: FlowBarProps): ReactElement {
  const id = useId();
  const said = [...(sheet?.unread.map(({ text, why }) => `Not read: ${text} – ${why}.`) ?? []), ...(sheet?.notes ?? [])];
  return (
    <header className="flows__head">
      <div className="flows__bar">
        <label className="flows__filter" htmlFor={id}>
          <Filter size={14} className="icon" />
          <span className="visually-hidden">Filter flows</span>
          <input
            id={id}
            type="search"
            placeholder="--from-label app=web --verdict DROPPED, or words"
            title="Flags of hubble observe, as you would paste them, and words. As there, a reply is from who answers."
            value={filter}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-describedby={said.length > 0 ? `${id}-said` : undefined}
            onChange={(event) => flowFilter.setState({ text: event.target.value })}
          />
        </label>
        <Choice
          label="Verdict"
          flag="verdict"
          filter={filter}
          options={overview?.verdicts.map(({ verdict, count }) => [verdict, `${verdict} ${count.toLocaleString('en')}`]) ?? []}
        />
        <Choice
          label="Namespace"
          flag="namespace"
          filter={filter}
          options={overview?.namespaces.map((one) => [one, one]) ?? []}
        />
        {overview && <Source overview={overview} />}
        <fieldset className="flows__views">
          <legend className="visually-hidden">View</legend>
          <button type="button" aria-pressed={charts} onClick={() => onCharts(true)}>
            Charts<span className="flows__and"> and table</span>
          </button>
          <button type="button" aria-pressed={!charts} onClick={() => onCharts(false)}>
            Table
          </button>
        </fieldset>
        <ProposeButton scope={scopeOf(filter, overview)} />
        <button type="button" className="btn btn--small btn--line" title="Open more flows" onClick={chooseFiles}>
          <Folder size={14} className="icon" />
          <span className="flows__word">Open flows</span>
        </button>
        <ShareButton />
        <button
          type="button"
          className="btn btn--small btn--icon"
          aria-label="Close all flows"
          title="Close all flows"
          onClick={forgetFlows}
        >
          <X size={14} className="icon" />
        </button>
      </div>
      <div role="status">
        {said.length > 0 && (
          <ul id={`${id}-said`} className="flows__said">
            {said.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </div>
    </header>
  );
}

/** The one namespace that the filter keeps. */
function scopeOf(filter: string, overview: FlowOverview | undefined): Scope | undefined {
  const [namespace, ...others] = flagValues(filter, 'namespace');
  if (namespace === undefined || others.length > 0 || overview?.namespaces.includes(namespace) !== true) return undefined;
  return { type: 'namespace', namespace };
}

/** A choice that writes its flag into the filter, and reads it there. */
function Choice({
  label,
  flag,
  filter,
  options,
}: {
  readonly label: string;
  readonly flag: string;
  readonly filter: string;
  readonly options: readonly (readonly [value: string, text: string])[];
}): ReactElement {
  const chosen = flagValues(filter, flag);
  const [only = ''] = chosen;
  const value = chosen.length > 1 ? 'several' : only;
  const isKnown = value === '' || options.some(([one]) => one === value);
  return (
    <select
      className="flows__choice"
      aria-label={label}
      value={value}
      onChange={(event) => addFlags({ [flag]: event.target.value === '' ? [] : [event.target.value] })}
    >
      <option value="">{`${label}: any`}</option>
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
      {!isKnown && (
        <option value={value} disabled>
          {chosen.length > 1 ? chosen.join(', ') : value}
        </option>
      )}
    </select>
  );
}

function Source({ overview: { files, span, records } }: { readonly overview: FlowOverview }): ReactElement {
  const [first] = files;
  const more = files.length > 1 ? ` and ${files.length - 1} more` : '';
  const all = [span, ...files.map((file) => `${file.name}: ${file.records.toLocaleString('en')} records`)].join('\n');
  return (
    <p className="flows__source" title={all}>
      <code className="chip truncate">
        {first?.name}
        {more}
      </code>
      <span className="truncate">
        {span && `${span}, `}
        {records.toLocaleString('en')} {records === 1 ? 'record' : 'records'}
      </span>
    </p>
  );
}
