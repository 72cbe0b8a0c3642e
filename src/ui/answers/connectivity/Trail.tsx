import { Globe, Lock, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { CheckSheet, TrailSheet } from '../../../words/checkSheet';
import type { PolicyLine, TrailStep } from '../../../words/trailSteps';
import { VerdictIcon } from '../../canvas/VerdictIcon';
import { Words } from '../../frame/Words';
import { StateIcon } from './MatrixCell';
import { PlaceLink } from './PlaceLink';

type Answered = Extract<CheckSheet, { type: 'answer' }>;

/** The verdict with its sentence, the trail that leads to it, and what it assumes. */
export function Answer({ sheet, ageing }: { readonly sheet: CheckSheet; readonly ageing: boolean }): ReactElement {
  if (sheet.type !== 'answer') {
    return (
      <p className="verdict verdict--none" role="status" aria-busy={ageing}>
        {sheet.text}
      </p>
    );
  }
  return (
    <div className={ageing ? 'sheet sheet--ageing' : 'sheet'} aria-busy={ageing}>
      <div className={`verdict verdict--${sheet.verdict}`} role="status">
        <VerdictSign verdict={sheet.verdict} size={24} />
        <div>
          <h2>{sheet.title}</h2>
          <p>
            <Words words={sheet.headline} />
            {ageing && <span className="visually-hidden"> Updating.</span>}
          </p>
        </div>
      </div>
      <Trails trails={sheet.trails} ageing={ageing} />
      <Caveats caveats={sheet.caveats} ageing={ageing} />
    </div>
  );
}

/** The sign of a verdict; where pods differ, a disc of both. */
export function VerdictSign({ verdict, size }: { readonly verdict: Answered['verdict']; readonly size?: number }): ReactElement {
  return verdict === 'differs' ? <StateIcon state="mixed" /> : <VerdictIcon state={verdict} size={size ?? 14} />;
}

function Trails({ trails, ageing }: { readonly trails: readonly TrailSheet[]; readonly ageing: boolean }): ReactElement {
  const [first, ...others] = trails;
  if (others.length === 0) return <ol className="trail">{first && <Steps trail={first} ageing={ageing} />}</ol>;
  return (
    <>
      {trails.map((trail, index) => (
        <details key={`${trail.names.from} ${trail.names.to} ${trail.verdict}`} className="sheet__one" open={index === 0}>
          <summary>
            <VerdictSign verdict={trail.verdict} /> {trail.names.from} to {trail.names.to}:{' '}
            <span className={`state state--${trail.verdict}`}>{trail.verdict}</span>
          </summary>
          <p className="sheet__headline">
            <Words words={trail.headline} />
          </p>
          <ol className="trail">
            <Steps trail={trail} ageing={ageing} />
          </ol>
        </details>
      ))}
    </>
  );
}

function Steps({ trail, ageing }: { readonly trail: TrailSheet; readonly ageing: boolean }): ReactElement {
  const { steps } = trail;
  return (
    <>
      {steps.map((step, index) => {
        // What is isolated goes on as its rules say.
        const on = step.state === 'isolated' ? (steps[index + 1]?.state ?? 'denied') : step.state;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place on the trail
          <li key={index} className={`trail__step trail__step--${on}`}>
            <span className="trail__sign">
              <StepSign state={step.state} />
            </span>
            <h3>
              <Words words={step.title} />{' '}
              <span className={`state state--${step.state === 'isolated' && on !== 'denied' ? 'isolated' : on}`}>
                {STATES[step.state]}
              </span>
            </h3>
            <p>
              <Words words={step.text} />
            </p>
            {step.policies.length > 0 && <Policies lines={step.policies} ageing={ageing} />}
          </li>
        );
      })}
    </>
  );
}

const STATES: Readonly<Record<TrailStep['state'], string>> = {
  allowed: 'allowed',
  isolated: 'isolated',
  denied: 'denied',
  depends: 'depends',
  outside: 'outside',
};

function StepSign({ state }: { readonly state: TrailStep['state'] }): ReactElement {
  switch (state) {
    case 'isolated':
      return <Lock size={16} className="icon" />;
    case 'outside':
      return <Globe size={16} className="icon" />;
    case 'allowed':
    case 'denied':
    case 'depends':
      return <VerdictIcon state={state} />;
  }
}

function Policies({ lines, ageing }: { readonly lines: readonly PolicyLine[]; readonly ageing: boolean }): ReactElement {
  return (
    <ul className="trail__policies">
      {lines.map((line) => (
        <li key={line.policy}>
          <b>
            <PlaceLink place={{ ...line, path: [] }} ageing={ageing} className="trail__name">
              {line.name}
            </PlaceLink>
          </b>
          <span>
            <Words words={line.words} />
          </span>
          <PlaceLink place={line} ageing={ageing} />
        </li>
      ))}
    </ul>
  );
}

/** So many objects of a caveat are linked. */
const LINKED = 3;

function Caveats({ caveats, ageing }: { readonly caveats: Answered['caveats']; readonly ageing: boolean }): ReactElement | null {
  if (caveats.length === 0) return null;
  return (
    <ul className="sheet__caveats" aria-label="What this assumes and does not count">
      {caveats.map(({ type, text, objects }) => (
        <li key={`${type} ${text}`}>
          <TriangleAlert size={14} className="icon" />
          <span>
            {text}{' '}
            {objects.slice(0, LINKED).map(({ object, file }) => (
              <PlaceLink key={object} place={{ object, file, path: [] }} ageing={ageing} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
