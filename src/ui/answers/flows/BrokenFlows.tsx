import { TriangleAlert } from 'lucide-react';
import { type ReactElement, useEffect, useRef } from 'react';
import { flowFilter } from '../../../store/flowFilter';
import { showTab } from '../showTab';
import { useReplay } from './useReplay';

/** Shows the flows that would now be dropped, and no others. */
export function showBroken(): void {
  flowFilter.setState({ text: '', outcome: 'nowDropped' });
  showTab('flows');
}

/** For the status bar: that flows which were seen would be dropped, and the way to them. Nothing where none would. */
export function BrokenFlows(): ReactElement | null {
  const { replay, ageing } = useReplay();
  if (replay?.short === undefined) return null;
  const item = 'status__item status__item--warning';
  return (
    <button
      type="button"
      className={ageing ? `${item} status__item--ageing` : item}
      title={`${replay.breaking ?? `${replay.line}.`} Show them.`}
      onClick={showBroken}
    >
      <TriangleAlert size={12} className="icon" />
      {replay.short.text}
    </button>
  );
}

/** How many flows would now be dropped, for a name that stands before it. */
export function BrokenCount(): ReactElement | null {
  const { replay, ageing } = useReplay();
  const place = useRef<HTMLSpanElement>(null);
  const count = replay?.short?.flows;
  // With it a tab is wider: where there is too little room, the one that is shown is still seen whole.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is its count that makes it wider.
  useEffect(() => {
    place.current?.closest('[role=tab][aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [count]);
  if (replay?.short === undefined) return null;
  const { flows, text } = replay.short;
  return (
    <span ref={place} className={ageing ? 'count count--warning count--ageing' : 'count count--warning'} title={text}>
      <TriangleAlert size={10} className="icon count__icon" />
      <span aria-hidden="true">{flows.toLocaleString('en')}</span>
      <span className="visually-hidden">, {text}</span>
    </span>
  );
}
