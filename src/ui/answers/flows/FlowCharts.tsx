import type { ReactElement } from 'react';
import type { FlowChartsSheet } from '../../../words/flows/flowChartsSheet';
import { HelpButton } from '../../frame/HelpButton';
import { addFlags } from './addFlags';
import { ChartFrame } from './ChartFrame';
import { FORWARDED, HATCHES, Swatch } from './Swatch';
import { TimeBars } from './TimeBars';
import { TopBars } from './TopBars';

/** The panels of the Hubble dashboard, of the flows that the filter keeps. A click on anything narrows the filter to it. */
export function FlowCharts({ sheet }: { readonly sheet: FlowChartsSheet }): ReactElement {
  const { bars, per, span, forwarded, dropped, reasons, sources, destinations, note } = sheet;
  const [hatch] = HATCHES;
  const about = [per, note].filter((part) => part !== undefined).join('; ');
  return (
    <section className="flow-charts" aria-label="Charts">
      <ChartFrame
        title="Forwarded vs Dropped"
        help={<HelpButton topic="charts" about="the charts" />}
        about={bars.length === 0 ? (note ?? '') : about}
        columns={['Time', 'Forwarded', 'Dropped']}
        rows={bars.map(({ called, flags, ...bar }) => ({ name: called, flags, numbers: [bar.forwarded, bar.dropped] }))}
      >
        <TimeBars
          label={`Forwarded and dropped flows over time, ${span}: ${forwarded} forwarded, ${dropped} dropped`}
          sheet={sheet}
          up={[{ name: 'forwarded', fill: FORWARDED, of: (bar) => bar.forwarded }]}
          down={[{ name: 'dropped', fill: hatch, of: (bar) => bar.dropped }]}
        />
        <p className="flow-chart__keys">
          <Legend fill={FORWARDED} count={forwarded} name="forwarded" verdict="FORWARDED" />
          <Legend fill={hatch} count={dropped} name="dropped" verdict="DROPPED" />
        </p>
      </ChartFrame>
      <ChartFrame
        title="Drop Reason"
        about={per}
        columns={['Time', ...reasons.map(({ name }) => name)]}
        rows={bars
          .map(({ called, flags, byReason }) => ({ name: called, flags, numbers: byReason }))
          .filter(({ numbers }) => numbers.some((one) => one > 0))}
      >
        {dropped === 0 ? (
          <p className="flow-chart__none">Nothing was dropped.</p>
        ) : (
          <>
            <TimeBars
              label={`Dropped flows over time by reason, ${span}: ${reasons.map(({ name, count }) => `${name} ${count}`).join(', ')}`}
              sheet={sheet}
              up={reasons.map(({ name }, at) => ({
                name,
                fill: HATCHES[at % HATCHES.length] ?? hatch,
                of: (bar) => bar.byReason[at] ?? 0,
              }))}
              down={[]}
              small
            />
            <ul className="flow-chart__reasons">
              {reasons.map(({ name, count, flags }, at) => (
                <li key={name}>
                  <button type="button" title={`Show what was dropped: ${name}`} onClick={() => addFlags(flags)}>
                    <Swatch fill={HATCHES[at % HATCHES.length] ?? hatch} />
                    <span className="truncate">{name}</span>
                    <b>{count.toLocaleString('en')}</b>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </ChartFrame>
      <TopBars
        title="Top denied sources"
        name="Top 10 source pods with denied packets"
        column="Source"
        bars={sources}
        all={dropped}
      />
      <TopBars
        title="Top denied destinations"
        name="Top 10 destination pods with denied packets"
        column="Destination"
        bars={destinations}
        all={dropped}
      />
    </section>
  );
}

function Legend({
  fill,
  count,
  name,
  verdict,
}: {
  readonly fill: string;
  readonly count: number;
  readonly name: string;
  readonly verdict: string;
}): ReactElement {
  return (
    <button
      type="button"
      className="flow-chart__key"
      title={`Show what was ${name}`}
      onClick={() => addFlags({ verdict: [verdict] })}
    >
      <Swatch fill={fill} />
      {count.toLocaleString('en')} {name}
    </button>
  );
}
